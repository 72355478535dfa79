#include "network2/examples.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>
#include <utility>

#include "record.hpp"
#include "text.hpp"

namespace network2 {

namespace {

constexpr std::size_t kRecordAlignment = 4;

constexpr std::size_t round_up(std::size_t size, std::size_t multiple) {
  return (size + multiple - 1) / multiple * multiple;
}

template <class Value>
constexpr bool kIsByte = std::is_same_v<Value, std::uint8_t>;

/// The bytes that so many values take in a record.
template <class Value>
std::size_t size_of_values(std::size_t count) {
  return kIsByte<Value> ? round_up(count, kGroup) : count * sizeof(Value);
}

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

/// The runs of inputs other than 0 in a row; none where all inputs are kept.
struct Runs {
  std::vector<std::uint16_t> firsts;
  std::vector<std::uint8_t> lengths;
  std::size_t count = 0;  // inputs that are kept

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
    if (size() + size_of_values<Value>(count) <= size_of_values<Value>(row.size())) return;
    firsts.clear();
    lengths.clear();
    count = row.size();
  }

  std::size_t size_of_firsts() const { return firsts.size() * sizeof firsts[0]; }

  /// The bytes that the runs take in a record, without their values.
  std::size_t size() const { return size_of_firsts() + lengths.size(); }
};

namespace {

template <class Value>
constexpr InputType kInputType = kIsByte<Value>                 ? InputType::bytes
                                 : std::is_same_v<Value, float> ? InputType::floats
                                                                : InputType::doubles;

template <class Value>
void write_value(std::byte* values, std::size_t i, Value value) {
  if constexpr (kIsByte<Value>) {
    values[place_of_byte(i)] = std::byte{value};
  } else {
    std::memcpy(values + i * sizeof value, &value, sizeof value);
  }
}

std::size_t size_of_number(InputType type) {
  switch (type) {
    case InputType::bytes:
    case InputType::integers:
      return sizeof(std::uint8_t);
    case InputType::floats:
      return sizeof(float);
    case InputType::doubles:
      break;
  }
  return sizeof(double);
}

/// Calls `f` with the rows as numbers of the type.
template <class F>
void with_numbers(InputType type, std::span<const std::byte> rows, F f) {
  const auto as = [&](auto value) {
    using Value = decltype(value);
    return std::span(reinterpret_cast<const Value*>(rows.data()), rows.size() / sizeof(Value));
  };
  switch (type) {
    case InputType::bytes:
    case InputType::integers:
      return f(as(std::uint8_t{}));
    case InputType::floats:
      return f(as(float{}));
    case InputType::doubles:
      return f(as(double{}));
  }
}

void check_count(std::size_t inputs, std::size_t labels, std::size_t input_size) {
  // 64 bits: where a size has 32, a product of two may come out as the number of inputs by chance.
  const std::uint64_t expected = std::uint64_t{labels} * input_size;
  if (inputs != expected) {
    refuse("inputs must hold {} (labels) x {} (inputSize) = {} numbers, got {}",
           {labels, input_size, expected, inputs});
  }
}

/// `limit`: classes, or rows of targets; `before`: labels before these.
void check_labels(std::span<const std::uint32_t> labels, std::size_t limit, std::size_t before) {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] >= limit) {
      refuse("labels must be integers from 0 to {} (classes - 1), got {} at position {}",
             {limit - 1, labels[i], before + i});
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

Examples::Examples(InputType type, std::size_t size, std::size_t input_size, std::size_t classes,
                   std::shared_ptr<const Examples> targets)
    : input_size_(input_size), classes_(classes), type_(type), targets_(std::move(targets)) {
  if (input_size < 1 || input_size > kMaxInputSize) {
    refuse("inputSize must be an integer from 1 to {}, got {}", {kMaxInputSize, input_size});
  }
  begin_.reserve(size + 1);
  begin_.push_back(0);
}

template <class Value>
Examples::Examples(std::span<const Value> inputs, std::span<const std::uint32_t> labels,
                   std::size_t input_size, std::size_t classes)
    : Examples(kInputType<Value>, labels.size(), input_size, classes) {
  check_count(inputs.size(), labels.size(), input_size);
  const auto rows = std::as_bytes(inputs);
  measure(rows);
  write(rows, labels);
}

template Examples::Examples(std::span<const std::uint8_t>, std::span<const std::uint32_t>,
                            std::size_t, std::size_t);
template Examples::Examples(std::span<const float>, std::span<const std::uint32_t>, std::size_t,
                            std::size_t);
template Examples::Examples(std::span<const double>, std::span<const std::uint32_t>, std::size_t,
                            std::size_t);

void Examples::measure(std::span<const std::byte> rows) {
  with_numbers(type_, rows, [&]<class Value>(std::span<const Value> numbers) {
    Runs runs;
    for (; numbers.size() >= input_size_; numbers = numbers.subspan(input_size_)) {
      const auto row = numbers.first(input_size_);
      require_finite(row, size() * input_size_);
      runs.find(row);
      const std::uint64_t end = std::uint64_t{begin_.back()} + size_of_record<Value>(runs);
      if (end > std::numeric_limits<std::uint32_t>::max()) {
        refuse("inputs must need less than 4 GiB of memory, got more at example {}", {size()});
      }
      begin_.push_back(static_cast<std::uint32_t>(end));
    }
  });
}

void Examples::write(std::span<const std::byte> rows, std::span<const std::uint32_t> labels) {
  check_count(rows.size() / size_of_number(type_), labels.size(), input_size_);
  check_labels(labels, targets_ ? targets_->size() : classes_, written_);
  // Of the size that was found, not grown to it: growing takes memory for the old and the new.
  if (records_.empty()) records_.resize(begin_.back());
  with_numbers(type_, rows, [&]<class Value>(std::span<const Value> numbers) {
    Runs runs;
    for (const std::uint32_t label : labels) {
      const auto row = numbers.first(input_size_);
      numbers = numbers.subspan(input_size_);
      require_finite(row, written_ * input_size_);
      runs.find(row);
      if (written_ == size() || size_of_record<Value>(runs) != length(written_)) {
        refuse("inputs must stay as they are while a set is made of them, got others at example {}",
               {written_});
      }
      write_record(records_.data() + begin_[written_], label, row, runs);
      ++written_;
    }
  });
}

template <class Value>
std::size_t Examples::size_of_record(const Runs& runs) {
  const std::size_t size =
      sizeof(Example::Header) + runs.size() + size_of_values<Value>(runs.count);
  return round_up(size, kRecordAlignment);
}

template <class Value>
void Examples::write_record(std::byte* to, std::uint32_t label, std::span<const Value> row,
                            const Runs& runs) {
  const auto put = [&](const void* from, std::size_t bytes) {
    if (bytes > 0) std::memcpy(to, from, bytes);
    to += bytes;
  };
  const Example::Header header{label, static_cast<std::uint32_t>(runs.count),
                               static_cast<std::uint32_t>(runs.firsts.size())};
  put(&header, sizeof header);
  put(runs.firsts.data(), runs.size_of_firsts());
  put(runs.lengths.data(), runs.lengths.size());
  std::size_t written = 0;
  Value least = 0;  // not the members: what is written might be they, for all the compiler knows
  Value most = 0;
  const auto write_values = [&](std::span<const Value> values) {
    for (const Value value : values) {
      least = std::min(least, value);
      most = std::max(most, value);
      write_value(to, written++, value);
    }
  };
  for (std::size_t run = 0; run < runs.firsts.size(); ++run) {
    write_values(row.subspan(runs.firsts[run], runs.lengths[run]));
  }
  if (runs.firsts.empty() && runs.count > 0) write_values(row);
  least_input_ = std::min(least_input_, static_cast<double>(least));
  most_input_ = std::max(most_input_, static_cast<double>(most));
}

}  // namespace network2
