#include "network2/dataset.hpp"

#include <algorithm>
#include <stdexcept>

#include "text.hpp"

namespace network2 {
namespace {

bool may_lie_outside(const Examples& examples, double least, double most) {
  return examples.least_input() < least || examples.most_input() > most;
}

/// The first number of the rows 0 .. size-1 that is not from `least` to `most`, if there is one.
template <class RowOf>
std::optional<double> first_outside(std::size_t size, RowOf row_of, double least, double most) {
  for (std::size_t i = 0; i < size; ++i) {
    for (const double number : row_of(i)) {
      if (number < least || number > most) return number;
    }
  }
  return std::nullopt;
}

}  // namespace

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
    if (part->has_labels() != parts[0]->has_labels()) {
      refuse("datasets must all have labels, or all have targets, got some of each");
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
  std::vector<double> numbers(input_size_);
  example.write_inputs(std::span(numbers));
  return numbers;
}

std::vector<double> Dataset::target(std::size_t index) const {
  constexpr double kOff = 0;
  const Example example = at(index);
  std::vector<double> numbers(classes_);
  example.write_outputs(kOff, std::span(numbers));
  return numbers;
}

unsigned Dataset::label(std::size_t index) const {
  const Example example = at(index);
  require_labels("this", "a label");
  return example.label();
}

std::vector<std::uint32_t> Dataset::labels() const {
  require_labels("this", "labels");
  std::vector<std::uint32_t> labels(size());
  for (std::size_t i = 0; i < size(); ++i) labels[i] = (*this)[i].label();
  return labels;
}

void Dataset::require_labels(const char* name, const char* what) const {
  if (has_labels()) return;
  refuse("{} must be a set with labels for {}, got one with targets: those are no classes",
         {name, what});
}

std::optional<double> Dataset::input_beyond(double bound) const {
  // Nearly always no example of the storage has one, which is known without a look at them.
  const bool is_possible = std::any_of(storage_.begin(), storage_.end(), [&](const auto& examples) {
    return may_lie_outside(*examples, -bound, bound);
  });
  if (!is_possible) return std::nullopt;
  return first_outside(
      size(), [&](std::size_t i) { return input(i); }, -bound, bound);
}

std::optional<double> Dataset::target_outside(double least, double most) const {
  const bool is_possible = std::any_of(storage_.begin(), storage_.end(), [&](const auto& examples) {
    return may_lie_outside(*examples->targets(), least, most);
  });
  if (!is_possible) return std::nullopt;
  return first_outside(
      size(), [&](std::size_t i) { return target(i); }, least, most);
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
