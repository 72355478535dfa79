// Sets of examples.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "network2/examples.hpp"
#include "network2/random.hpp"

namespace network2 {

/// Examples in an order: what training shuffles. The examples themselves are shared, so slices and
/// concatenations cost 16 or 24 bytes an example, and each has an order of its own.
class Dataset {
 public:
  explicit Dataset(std::shared_ptr<const Examples> examples);

  Dataset(const Dataset&) = default;
  Dataset(Dataset&&) noexcept = default;
  Dataset& operator=(const Dataset& other) { return *this = Dataset(other); }  // all or nothing
  Dataset& operator=(Dataset&&) noexcept = default;
  ~Dataset() = default;

  /// The examples of several sets, one set after another.
  /// Throws std::invalid_argument unless all have the same input size and number of classes, and
  /// all have labels or all have targets.
  static Dataset concat(std::span<const Dataset* const> parts);

  std::size_t size() const { return order_.size(); }
  std::size_t input_size() const { return input_size_; }
  /// Outputs that are desired of each example: classes, or numbers in its target.
  std::size_t classes() const { return classes_; }

  /// Whether the right answers are classes; else they are targets, numbers of any kind.
  bool has_labels() const { return storage_.front()->targets() == nullptr; }
  /// Throws std::invalid_argument, naming the set `name`, when it has no labels for `what`.
  void require_labels(const char* name, const char* what) const;

  /// Throws std::out_of_range unless index < size().
  Example at(std::size_t index) const;
  /// The inputs of an example, zeros included; length input_size().
  std::vector<double> input(std::size_t index) const;
  /// The desired outputs of an example, where it has a label 1 for that class and 0 for the others;
  /// length classes(). Throws std::out_of_range.
  std::vector<double> target(std::size_t index) const;
  /// The right class of an example. Throws std::out_of_range, or std::invalid_argument when the set
  /// has targets.
  unsigned label(std::size_t index) const;
  /// Those of all examples, in their present order. Throws std::invalid_argument as label does.
  std::vector<std::uint32_t> labels() const;

  /// Examples begin .. end-1, in their present order. Needs begin <= end <= size().
  Dataset slice(std::size_t begin, std::size_t end) const;

  /// The first input of the set that lies further from 0 than `bound`, if there is one.
  std::optional<double> input_beyond(double bound) const;

  /// Of a set with targets: the first number of a target that is not from `least` <= 0 to `most` >=
  /// 0, if there is one.
  std::optional<double> target_outside(double least, double most) const;

  /// How many inputs other than 0, in whole steps, a mini-batch of m examples may have in all,
  /// however the set is shuffled: never less, seldom more than some of them do have.
  std::size_t most_inputs(std::size_t m) const;

  void shuffle(Random& random) { random.shuffle(order_.begin(), order_.size()); }

  /// Which example of the set as it was made stands where; length size().
  std::vector<std::uint32_t> order() const;

  /// Puts the examples into an order that order() gave. Throws std::invalid_argument, naming it
  /// `name`, unless it holds each of the numbers 0 to size() - 1.
  void arrange(const char* name, std::span<const std::uint32_t> order);

  // For inner loops: no check of the index.
  Example operator[](std::size_t index) const {
    return order_[index].examples->at_byte(order_[index].begin);
  }

  /// Brings the examples begin .. end-1, as far as there are so many, into the processor's cache
  /// while nobody waits for them: shuffled examples are scattered over memory, and WebAssembly has
  /// no instruction that asks for memory in advance.
  void touch(std::size_t begin, std::size_t end) const;

 private:
  Dataset(std::size_t input_size, std::size_t classes)
      : input_size_(input_size), classes_(classes) {}

  // Where an example's record is, so that reading it need not wait for a look-up.
  struct Place {
    const Examples* examples;
    std::uint32_t begin;
    std::uint32_t length;
    std::uint32_t number;  // of the example in the set as it was made
  };
  void number_examples();

  std::size_t input_size_;
  std::size_t classes_;
  std::vector<std::shared_ptr<const Examples>> storage_;
  std::vector<Place> order_;
};

/// A Dataset from the bytes of two IDX files (yann.lecun.com/exdb/mnist): images (magic 0x00000803,
/// then count, rows, columns) and labels (magic 0x00000801, then count), one unsigned byte each.
/// There are ten classes, or more when a label asks for them.
/// Throws std::invalid_argument that says what is wrong with which file.
Dataset dataset_from_idx(std::span<const std::uint8_t> images,
                         std::span<const std::uint8_t> labels);

}  // namespace network2
