#include "network2/examples.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>

#include "record.hpp"
#include "text.hpp"

namespace network2 {

namespace {

/// How many zeros the row begins with; eight bytes of them at a time, for most of an image is
/// zeros.
template <class Value>
std::size_t zeros_at(std::span<const Value> row) {
  constexpr std::size_t kWord = sizeof(std::uint64_t) / sizeof(Value);
  std::size_t i = 0;
  for (; i + kWord <= row.size(); i += kWord) {
    std::uint64_t word = 0;
    std::memcpy(&word, row.data() + i, sizeof word);
    if (word != 0) break;
  }
  while (i < row.size() && row[i] == 0) ++i;
  return i;
}

}  // namespace

/// The runs of inputs other than 0 in a row.
struct Runs {
  std::vector<std::uint16_t> firsts;
  std::vector<std::uint8_t> lengths;
  std::size_t count = 0;  // inputs in all of them

  template <class Value>
  void find(std::span<const Value> row) {
    firsts.clear();
    lengths.clear();
    count = 0;
    for (std::size_t i = 0; i < row.size();) {
      i += zeros_at(row.subspan(i));
      if (i == row.size()) break;
      const std::size_t first = i;
      const std::size_t end = std::min(row.size(), first + kLongestRun);
      while (i < end && row[i] != 0) ++i;
      firsts.push_back(static_cast<std::uint16_t>(first));
      lengths.push_back(static_cast<std::uint8_t>(i - first));
      count += i - first;
    }
  }
};

namespace {

constexpr std::size_t kRecordAlignment = 4;

constexpr std::size_t round_up(std::size_t size, std::size_t multiple) {
  return (size + multiple - 1) / multiple * multiple;
}

template <class Value>
constexpr bool kIsByte = std::is_same_v<Value, std::uint8_t>;

template <class Value>
constexpr InputType kInputType = kIsByte<Value>                 ? InputType::bytes
                                 : std::is_same_v<Value, float> ? InputType::floats
                                                                : InputType::doubles;

/// The bytes that so many values take in a record.
template <class Value>
std::size_t size_of_values(std::size_t count) {
  return kIsByte<Value> ? round_up(count, kGroup) : count * sizeof(Value);
}

std::size_t size_of_firsts(const Runs& runs) { return runs.firsts.size() * sizeof runs.firsts[0]; }

template <class Value>
void write_value(std::byte* values, std::size_t i, Value value) {
  if constexpr (kIsByte<Value>) {
    values[place_of_byte(i)] = std::byte{value};
  } else {
    std::memcpy(values + i * sizeof value, &value, sizeof value);
  }
}

void check(std::size_t inputs, std::span<const std::uint32_t> labels, std::size_t input_size,
           std::size_t classes) {
  if (input_size < 1 || input_size > kMaxInputSize) {
    refuse("inputSize must be an integer from 1 to {}, got {}", {kMaxInputSize, input_size});
  }
  // 64 bits: where a size has 32, a product of two may come out as the number of inputs by chance.
  const std::uint64_t expected = std::uint64_t{labels.size()} * input_size;
  if (inputs != expected) {
    refuse("inputs must hold {} (labels) x {} (inputSize) = {} numbers, got {}",
           {labels.size(), input_size, expected, inputs});
  }
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] >= classes) {
      refuse("labels must be integers from 0 to {} (classes - 1), got {} at position {}",
             {classes - 1, labels[i], i});
    }
  }
}

template <class Value>
void require_finite(std::span<const Value> row, std::size_t before) {
  if constexpr (kIsByte<Value>) return;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!std::isfinite(row[i])) {
      refuse("inputs must be finite numbers, got {} at position {}",
             {static_cast<double>(row[i]), before + i});
    }
  }
}

}  // namespace

template <class Value>
Examples::Examples(std::span<const Value> inputs, std::span<const std::uint32_t> labels,
                   std::size_t input_size, std::size_t classes)
    : input_size_(input_size), classes_(classes), type_(kInputType<Value>) {
  check(inputs.size(), labels, input_size, classes);
  const auto row = [&](std::size_t i) { return inputs.subspan(i * input_size, input_size); };
  Runs runs;
  begin_.reserve(labels.size() + 1);
  begin_.push_back(0);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    require_finite(row(i), i * input_size);
    runs.find(row(i));
    const std::uint64_t end = std::uint64_t{begin_.back()} + size_of_record<Value>(runs);
    if (end > std::numeric_limits<std::uint32_t>::max()) {
      refuse("inputs must need less than 4 GiB of memory, got more at example {}", {i});
    }
    begin_.push_back(static_cast<std::uint32_t>(end));
  }
  // Of the size that was found, not grown to it: growing takes memory for the old and the new.
  records_ = std::make_unique<std::byte[]>(begin_.back());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    runs.find(row(i));
    write(records_.get() + begin_[i], labels[i], row(i), runs);
  }
}

template Examples::Examples(std::span<const std::uint8_t>, std::span<const std::uint32_t>,
                            std::size_t, std::size_t);
template Examples::Examples(std::span<const float>, std::span<const std::uint32_t>, std::size_t,
                            std::size_t);
template Examples::Examples(std::span<const double>, std::span<const std::uint32_t>, std::size_t,
                            std::size_t);

template <class Value>
std::size_t Examples::size_of_record(const Runs& runs) {
  const std::size_t size = sizeof(Example::Header) + size_of_firsts(runs) + runs.lengths.size() +
                           size_of_values<Value>(runs.count);
  return round_up(size, kRecordAlignment);
}

template <class Value>
void Examples::write(std::byte* to, std::uint32_t label, std::span<const Value> row,
                     const Runs& runs) {
  const auto put = [&](const void* from, std::size_t bytes) {
    if (bytes > 0) std::memcpy(to, from, bytes);
    to += bytes;
  };
  const Example::Header header{label, static_cast<std::uint32_t>(runs.count),
                               static_cast<std::uint32_t>(runs.firsts.size())};
  put(&header, sizeof header);
  put(runs.firsts.data(), size_of_firsts(runs));
  put(runs.lengths.data(), runs.lengths.size());
  std::size_t written = 0;
  for (std::size_t run = 0; run < runs.firsts.size(); ++run) {
    for (const Value value : row.subspan(runs.firsts[run], runs.lengths[run])) {
      const double number = value;
      if (std::abs(number) > std::abs(furthest_input_)) furthest_input_ = number;
      write_value(to, written++, value);
    }
  }
}

}  // namespace network2
