#include "network2/dataset.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <type_traits>

#include "text.hpp"

namespace network2 {
namespace {

using std::to_string;

template <class Value>
void require_finite(Value value, std::size_t at) {
  if constexpr (std::is_floating_point_v<Value>) {
    if (!std::isfinite(value)) {
      throw std::invalid_argument("inputs must be finite numbers, got " +
                                  text_of(static_cast<double>(value)) + " at position " +
                                  to_string(at));
    }
  }
}

}  // namespace

template <class Value>
Examples::Examples(std::span<const Value> inputs, std::span<const std::uint32_t> labels,
                   std::size_t input_size, std::size_t classes)
    : input_size_(input_size), classes_(classes), labels_(labels.begin(), labels.end()) {
  if (input_size < 1 || input_size > kMaxInputSize) {
    throw std::invalid_argument("inputSize must be an integer from 1 to " +
                                to_string(kMaxInputSize) + ", got " + to_string(input_size));
  }
  if (inputs.size() != labels.size() * input_size) {
    throw std::invalid_argument("inputs must hold " + to_string(labels.size()) + " (labels) x " +
                                to_string(input_size) +
                                " (inputSize) = " + to_string(labels.size() * input_size) +
                                " numbers, got " + to_string(inputs.size()));
  }
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] >= classes) {
      throw std::invalid_argument("labels must be integers from 0 to " + to_string(classes - 1) +
                                  " (classes - 1), got " + to_string(labels[i]) + " at position " +
                                  to_string(i));
    }
  }

  std::size_t non_zero = 0;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    require_finite(inputs[i], i);
    non_zero += inputs[i] != Value(0) ? 1 : 0;
  }
  if (non_zero > std::numeric_limits<std::uint32_t>::max()) {
    throw std::invalid_argument("inputs must hold fewer than 2^32 numbers other than 0, got " +
                                to_string(non_zero));
  }

  auto& values = values_.emplace<std::vector<Value>>();
  values.reserve(non_zero);
  indices_.reserve(non_zero);
  begin_.reserve(labels.size() + 1);
  begin_.push_back(0);
  for (std::size_t example = 0; example < labels.size(); ++example) {
    const auto row = inputs.subspan(example * input_size, input_size);
    for (std::size_t i = 0; i < input_size; ++i) {
      if (row[i] == Value(0)) continue;
      indices_.push_back(static_cast<InputIndex>(i));
      values.push_back(row[i]);
    }
    begin_.push_back(static_cast<std::uint32_t>(values.size()));
  }
}

template Examples::Examples(std::span<const std::uint8_t>, std::span<const std::uint32_t>,
                            std::size_t, std::size_t);
template Examples::Examples(std::span<const float>, std::span<const std::uint32_t>, std::size_t,
                            std::size_t);
template Examples::Examples(std::span<const double>, std::span<const std::uint32_t>, std::size_t,
                            std::size_t);

Example Examples::operator[](std::size_t index) const {
  const std::size_t begin = begin_[index];
  Example example;
  example.indices = {indices_.data() + begin, begin_[index + 1] - begin};
  example.label = labels_[index];
  std::visit([&](const auto& values) { example.values = values.data() + begin; }, values_);
  return example;
}

Dataset::Dataset(std::shared_ptr<const Examples> examples)
    : Dataset(examples->input_size(), examples->classes()) {
  order_.reserve(examples->size());
  for (std::uint32_t i = 0; i < examples->size(); ++i) order_.push_back({examples.get(), i});
  storage_.push_back(std::move(examples));
}

Dataset Dataset::concat(std::span<const Dataset* const> parts) {
  if (parts.empty()) throw std::invalid_argument("datasets must hold at least one Dataset, got 0");
  Dataset whole(parts[0]->input_size(), parts[0]->classes());
  for (const Dataset* part : parts) {
    if (part->input_size() != whole.input_size() || part->classes() != whole.classes()) {
      throw std::invalid_argument(
          "datasets must all have the same inputSize and classes, got " +
          to_string(whole.input_size()) + " and " + to_string(whole.classes()) + ", then " +
          to_string(part->input_size()) + " and " + to_string(part->classes()));
    }
    whole.order_.insert(whole.order_.end(), part->order_.begin(), part->order_.end());
    whole.storage_.insert(whole.storage_.end(), part->storage_.begin(), part->storage_.end());
  }
  return whole;
}

Example Dataset::at(std::size_t index) const {
  if (index >= size()) {
    throw std::out_of_range("index must be an integer from 0 to " + to_string(size()) +
                            " (size) - 1, got " + to_string(index));
  }
  return (*this)[index];
}

std::vector<double> Dataset::input(std::size_t index) const {
  const Example example = at(index);
  std::vector<double> dense(input_size_, 0.0);
  std::visit(
      [&](const auto* values) {
        for (std::size_t i = 0; i < example.indices.size(); ++i) {
          dense[example.indices[i]] = input_value<double>(values[i]);
        }
      },
      example.values);
  return dense;
}

Dataset Dataset::slice(std::size_t begin, std::size_t end) const {
  if (begin > end || end > size()) {
    throw std::out_of_range("slice must lie within 0 .. " + to_string(size()) + " (size), got " +
                            to_string(begin) + " .. " + to_string(end));
  }
  Dataset part(input_size_, classes_);
  part.storage_ = storage_;
  part.order_.assign(order_.begin() + static_cast<std::ptrdiff_t>(begin),
                     order_.begin() + static_cast<std::ptrdiff_t>(end));
  return part;
}

}  // namespace network2
