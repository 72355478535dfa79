// Examples of any numbers: either refused, or packed such that expanding gives the numbers back.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <type_traits>
#include <vector>

#include "network2/examples.hpp"
#include "require.hpp"

namespace {

using network2::Example;
using network2::Examples;
using network2::fuzz::require;

template <class Value>
double meaning_of(Value value) {
  return std::is_same_v<Value, std::uint8_t> ? value / 256.0 : static_cast<double>(value);
}

/// `inputs`: those of the one example.
template <class Scalar, class Value>
void expand(const Example& example, std::uint32_t stride, const std::vector<Value>& inputs) {
  std::vector<std::uint32_t> offsets(example.steps_count() + Example::kSlack);
  std::vector<Scalar> values(offsets.size());
  example.expand(stride, offsets.data(), values.data());
  std::size_t at = 0;
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    const bool is_kept = at < example.count() && offsets[at] == k * stride;
    if (inputs[k] == 0 && !is_kept) continue;
    require(is_kept, "every input but 0 has its place");
    require(values[at] == static_cast<Scalar>(meaning_of(inputs[k])), "it has its value");
    ++at;
  }
  require(at == example.count(), "nothing else is among them");
  for (; at < example.steps_count(); ++at) {
    require(values[at] == 0, "the last step is filled up with zeros");
    require(offsets[at] == (example.count() > 0 ? offsets[0] : 0), "at a place that there is");
  }
}

template <class Value>
void pack_and_expand(std::size_t input_size, std::uint32_t stride, const std::uint8_t* data,
                     std::size_t size) {
  const std::size_t examples = size / (input_size * sizeof(Value));
  std::vector<Value> inputs(examples * input_size);
  if (!inputs.empty()) std::memcpy(inputs.data(), data, inputs.size() * sizeof(Value));
  std::vector<std::uint32_t> labels(examples);
  for (std::size_t i = 0; i < examples; ++i) labels[i] = static_cast<std::uint32_t>(i % 3);
  const bool is_finite = std::all_of(inputs.begin(), inputs.end(), [](Value value) {
    return std::isfinite(static_cast<double>(value));
  });
  try {
    const Examples packed(std::span<const Value>(inputs), labels, input_size, 3);
    require(is_finite && packed.size() == examples, "all are packed when they are finite");
    for (std::size_t i = 0; i < examples; ++i) {
      const auto begin = inputs.begin() + static_cast<std::ptrdiff_t>(i * input_size);
      const std::vector<Value> row(begin, begin + static_cast<std::ptrdiff_t>(input_size));
      require(packed[i].label() == labels[i], "labels come back");
      expand<float>(packed[i], stride, row);
      expand<double>(packed[i], stride, row);
    }
  } catch (const std::invalid_argument&) {
    require(!is_finite, "finite numbers are not refused");
  }
}

}  // namespace

// Input: type of the numbers, inputs of an example - 1, stride - 1, then the numbers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kHeader = 3;
  if (size < kHeader) return 0;
  const std::size_t input_size = data[1] + std::size_t{1};
  const std::uint32_t stride = data[2] + std::uint32_t{1};
  const auto* numbers = data + kHeader;
  switch (data[0] % 3) {
    case 0:
      pack_and_expand<std::uint8_t>(input_size, stride, numbers, size - kHeader);
      break;
    case 1:
      pack_and_expand<float>(input_size, stride, numbers, size - kHeader);
      break;
    default:
      pack_and_expand<double>(input_size, stride, numbers, size - kHeader);
  }
  return 0;
}
