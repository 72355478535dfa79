#include "network2/dataset.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "text.hpp"

namespace network2 {

Dataset::Dataset(std::shared_ptr<const Examples> examples)
    : Dataset(examples->input_size(), examples->classes()) {
  order_.reserve(examples->size());
  for (std::size_t i = 0; i < examples->size(); ++i) {
    order_.push_back(
        {examples.get(), examples->begin(i), examples->length(i), static_cast<std::uint32_t>(i)});
  }
  storage_.push_back(std::move(examples));
}

Dataset Dataset::concat(std::span<const Dataset* const> parts) {
  if (parts.empty()) refuse("datasets must hold at least one Dataset, got 0");
  Dataset whole(parts[0]->input_size(), parts[0]->classes());
  for (const Dataset* part : parts) {
    if (part->input_size() != whole.input_size() || part->classes() != whole.classes()) {
      refuse("datasets must all have the same inputSize and classes, got {} and {}, then {} and {}",
             {whole.input_size(), whole.classes(), part->input_size(), part->classes()});
    }
    whole.order_.insert(whole.order_.end(), part->order_.begin(), part->order_.end());
    whole.storage_.insert(whole.storage_.end(), part->storage_.begin(), part->storage_.end());
  }
  whole.number_examples();
  return whole;
}

void Dataset::number_examples() {
  for (std::size_t i = 0; i < size(); ++i) order_[i].number = static_cast<std::uint32_t>(i);
}

std::vector<std::uint32_t> Dataset::order() const {
  std::vector<std::uint32_t> numbers(size());
  std::transform(order_.begin(), order_.end(), numbers.begin(),
                 [](const Place& place) { return place.number; });
  return numbers;
}

void Dataset::arrange(const char* name, std::span<const std::uint32_t> order) {
  if (order.size() != size()) {
    refuse("{} must hold {} numbers (size of the set), got {}", {name, size(), order.size()});
  }
  std::vector<Place> made(size());
  for (const Place& place : order_) made[place.number] = place;
  std::vector<Place> arranged;
  arranged.reserve(size());
  for (std::size_t i = 0; i < size(); ++i) {
    const std::uint32_t number = order[i];
    // An example that has been placed leaves nothing behind.
    if (number >= size() || made[number].examples == nullptr) {
      refuse("{} must hold each of the numbers 0 to {} (size of the set) - 1 once, got {} in [{}]",
             {name, size(), number, i});
    }
    arranged.push_back(made[number]);
    made[number].examples = nullptr;
  }
  order_ = std::move(arranged);
}

Example Dataset::at(std::size_t index) const {
  if (index >= size()) {
    throw std::out_of_range(
        filled("index must be an integer from 0 to {} (size) - 1, got {}", {size(), index}));
  }
  return (*this)[index];
}

std::vector<double> Dataset::input(std::size_t index) const {
  const Example example = at(index);
  std::vector<std::uint32_t> indices(example.count() + Example::kSlack);
  std::vector<double> inputs(indices.size());
  example.expand(1, indices.data(), inputs.data());
  std::vector<double> dense(input_size_, 0.0);
  for (std::size_t i = 0; i < example.count(); ++i) dense[indices[i]] = inputs[i];
  return dense;
}

std::optional<double> Dataset::input_beyond(double bound) const {
  const auto is_beyond = [bound](double number) { return std::abs(number) > bound; };
  // Nearly always no example of the storage has one, which is known without a look at them.
  if (std::none_of(storage_.begin(), storage_.end(),
                   [&](const auto& examples) { return is_beyond(examples->furthest_input()); })) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < size(); ++i) {
    const std::vector<double> inputs = input(i);
    const auto found = std::find_if(inputs.begin(), inputs.end(), is_beyond);
    if (found != inputs.end()) return *found;
  }
  return std::nullopt;
}

std::size_t Dataset::most_inputs(std::size_t m) const {
  std::size_t most = 0;
  std::size_t all = 0;
  for (std::size_t i = 0; i < size(); ++i) {
    const std::size_t count = (*this)[i].steps_count();
    most = std::max(most, count);
    all += count;
  }
  return static_cast<std::size_t>(std::min<std::uint64_t>(std::uint64_t{m} * most, all));
}

void Dataset::touch(std::size_t begin, std::size_t end) const {
  std::uint32_t sum = 0;
  for (std::size_t i = begin; i < std::min(end, size()); ++i) {
    sum += order_[i].examples->touch(order_[i].begin, order_[i].length);
  }
  // Without a use of what they read, the compiler would leave the reads out.
  [[maybe_unused]] const volatile std::uint32_t read = sum;
}

Dataset Dataset::slice(std::size_t begin, std::size_t end) const {
  if (begin > end || end > size()) {
    throw std::out_of_range(
        filled("slice must lie within 0 .. {} (size), got {} .. {}", {size(), begin, end}));
  }
  Dataset part(input_size_, classes_);
  part.storage_ = storage_;
  part.order_.assign(order_.begin() + static_cast<std::ptrdiff_t>(begin),
                     order_.begin() + static_cast<std::ptrdiff_t>(end));
  part.number_examples();
  return part;
}

}  // namespace network2
