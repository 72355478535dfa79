#include "network2/examples.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>

#include "record.hpp"
#include "text.hpp"

namespace network2 {

/// The runs of inputs other than 0 in a row.
struct Runs {
  std::vector<std::uint16_t> firsts;
  std::vector<std::uint8_t> lengths;
  std::size_t count = 0;  // inputs in all of them

  void find(const std::vector<double>& row) {
    firsts.clear();
    lengths.clear();
    count = 0;
    bool goes_on = false;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i] == 0) {
        goes_on = false;
        continue;
      }
      ++count;
      if (goes_on && lengths.back() < kLongestRun) {
        ++lengths.back();
        continue;
      }
      firsts.push_back(static_cast<std::uint16_t>(i));
      lengths.push_back(1);
      goes_on = true;
    }
  }
};

namespace {

constexpr std::size_t kRecordAlignment = 4;

constexpr std::size_t round_up(std::size_t size, std::size_t multiple) {
  return (size + multiple - 1) / multiple * multiple;
}

template <class Value>
constexpr InputType kInputType = std::is_same_v<Value, std::uint8_t> ? InputType::bytes
                                 : std::is_same_v<Value, float>      ? InputType::floats
                                                                     : InputType::doubles;

std::size_t size_of_values(InputType type, std::size_t count) {
  switch (type) {
    case InputType::bytes:
      return round_up(count, kGroup);
    case InputType::floats:
      return count * sizeof(float);
    case InputType::doubles:
      break;
  }
  return count * sizeof(double);
}

/// Inputs of any type, one row of them at a time as doubles, which hold them all exactly.
struct Rows {
  const void* inputs;
  InputType type;
  std::size_t row_size;

  void read(std::size_t row, std::vector<double>& to) const {
    const auto copy_from = [&](const auto* values) {
      values += row * row_size;
      to.assign(values, values + row_size);
    };
    switch (type) {
      case InputType::bytes:
        return copy_from(static_cast<const std::uint8_t*>(inputs));
      case InputType::floats:
        return copy_from(static_cast<const float*>(inputs));
      case InputType::doubles:
        return copy_from(static_cast<const double*>(inputs));
    }
  }
};

void write_value(InputType type, std::byte* values, std::size_t i, double value) {
  const auto put = [&](auto number) {
    std::memcpy(values + i * sizeof number, &number, sizeof number);
  };
  switch (type) {
    case InputType::bytes:
      values[place_of_byte(i)] = static_cast<std::byte>(value);
      return;
    case InputType::floats:
      return put(static_cast<float>(value));
    case InputType::doubles:
      return put(value);
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

void require_finite(const std::vector<double>& row, std::size_t before) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!std::isfinite(row[i])) {
      refuse("inputs must be finite numbers, got {} at position {}", {row[i], before + i});
    }
  }
}

/// Of `furthest` and the numbers of the row, the one furthest from 0.
double furthest_of(double furthest, const std::vector<double>& row) {
  for (const double number : row) {
    if (std::abs(number) > std::abs(furthest)) furthest = number;
  }
  return furthest;
}

}  // namespace

template <class Value>
Examples::Examples(std::span<const Value> inputs, std::span<const std::uint32_t> labels,
                   std::size_t input_size, std::size_t classes)
    : Examples(inputs.data(), inputs.size(), kInputType<Value>, labels, input_size, classes) {}

template Examples::Examples(std::span<const std::uint8_t>, std::span<const std::uint32_t>,
                            std::size_t, std::size_t);
template Examples::Examples(std::span<const float>, std::span<const std::uint32_t>, std::size_t,
                            std::size_t);
template Examples::Examples(std::span<const double>, std::span<const std::uint32_t>, std::size_t,
                            std::size_t);

Examples::Examples(const void* inputs, std::size_t size, InputType type,
                   std::span<const std::uint32_t> labels, std::size_t input_size,
                   std::size_t classes)
    : input_size_(input_size), classes_(classes), type_(type) {
  check(size, labels, input_size, classes);
  const Rows rows{inputs, type, input_size};
  std::vector<double> row;
  Runs runs;
  begin_.reserve(labels.size() + 1);
  begin_.push_back(0);
  for (std::size_t example = 0; example < labels.size(); ++example) {
    rows.read(example, row);
    require_finite(row, example * input_size);
    furthest_input_ = furthest_of(furthest_input_, row);
    runs.find(row);
    append(labels[example], row, runs);
  }
  records_.shrink_to_fit();
}

void Examples::append(std::uint32_t label, const std::vector<double>& row, const Runs& runs) {
  const std::size_t firsts_size = runs.firsts.size() * sizeof runs.firsts[0];
  const std::size_t size = sizeof(Example::Header) + firsts_size + runs.lengths.size() +
                           size_of_values(type_, runs.count);
  const std::size_t end = records_.size() + round_up(size, kRecordAlignment);
  if (end > std::numeric_limits<std::uint32_t>::max()) {
    refuse("inputs must need less than 4 GiB of memory, got more at example {}",
           {begin_.size() - 1});
  }
  records_.resize(end);
  std::byte* to = records_.data() + begin_.back();
  const auto put = [&](const void* from, std::size_t bytes) {
    if (bytes > 0) std::memcpy(to, from, bytes);
    to += bytes;
  };
  const Example::Header header{label, static_cast<std::uint32_t>(runs.count),
                               static_cast<std::uint32_t>(runs.firsts.size())};
  put(&header, sizeof header);
  put(runs.firsts.data(), firsts_size);
  put(runs.lengths.data(), runs.lengths.size());
  std::size_t written = 0;
  for (const double value : row) {
    if (value != 0) write_value(type_, to, written++, value);
  }
  begin_.push_back(static_cast<std::uint32_t>(end));
}

}  // namespace network2
