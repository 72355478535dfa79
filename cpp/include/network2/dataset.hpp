// Examples and their labels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <variant>
#include <vector>

#include "network2/random.hpp"

namespace network2 {

/// The number of an input neuron. Sixteen bits halve what an epoch has to read.
using InputIndex = std::uint16_t;

/// Most inputs an example can have.
inline constexpr std::size_t kMaxInputSize = 65536;

/// The non-zero inputs of one example: input `indices[i]` has the value `values[i]`. A byte p
/// stands for p / 256, the pixel of the book's mnist.pkl.gz; floats and doubles for themselves.
struct Example {
  std::span<const InputIndex> indices;
  std::variant<const std::uint8_t*, const float*, const double*> values;
  unsigned label = 0;
};

/// The number that a stored value stands for.
template <class Scalar>
constexpr Scalar input_value(std::uint8_t p) {
  return static_cast<Scalar>(p) * static_cast<Scalar>(1.0 / 256);
}
template <class Scalar>
constexpr Scalar input_value(float x) {
  return static_cast<Scalar>(x);
}
template <class Scalar>
constexpr Scalar input_value(double x) {
  return static_cast<Scalar>(x);
}

/// Immutable examples, kept by their non-zero inputs only: four fifths of an MNIST image are zeros,
/// which neither the weighted inputs of the first layer nor their gradient need.
class Examples {
 public:
  /// From examples x input_size numbers, one example after another, and as many labels.
  /// Throws std::invalid_argument when a length does not fit, a number is not finite, or a label is
  /// not below `classes`.
  template <class Value>
  Examples(std::span<const Value> inputs, std::span<const std::uint32_t> labels,
           std::size_t input_size, std::size_t classes);

  std::size_t size() const { return labels_.size(); }
  std::size_t input_size() const { return input_size_; }
  std::size_t classes() const { return classes_; }
  Example operator[](std::size_t index) const;

 private:
  std::size_t input_size_;
  std::size_t classes_;
  std::vector<std::uint32_t> begin_;  // example i holds elements begin_[i] .. begin_[i+1]-1
  std::vector<InputIndex> indices_;
  std::variant<std::vector<std::uint8_t>, std::vector<float>, std::vector<double>> values_;
  std::vector<std::uint32_t> labels_;
};

/// Examples in an order: what training shuffles. The examples themselves are shared, so slices and
/// concatenations cost eight or sixteen bytes an example, and each has an order of its own.
class Dataset {
 public:
  explicit Dataset(std::shared_ptr<const Examples> examples);

  /// The examples of several sets, one set after another.
  /// Throws std::invalid_argument unless all have the same input size and number of classes.
  static Dataset concat(std::span<const Dataset* const> parts);

  std::size_t size() const { return order_.size(); }
  std::size_t input_size() const { return input_size_; }
  std::size_t classes() const { return classes_; }

  /// Throws std::out_of_range unless index < size().
  Example at(std::size_t index) const;
  /// The inputs of an example, zeros included; length input_size().
  std::vector<double> input(std::size_t index) const;
  unsigned label(std::size_t index) const { return at(index).label; }

  /// Examples begin .. end-1, in their present order. Needs begin <= end <= size().
  Dataset slice(std::size_t begin, std::size_t end) const;

  void shuffle(Random& random) { random.shuffle(order_.begin(), order_.size()); }

  // For inner loops: no check of the index.
  Example operator[](std::size_t index) const {
    return (*order_[index].examples)[order_[index].index];
  }

 private:
  Dataset(std::size_t input_size, std::size_t classes)
      : input_size_(input_size), classes_(classes) {}

  struct Place {
    const Examples* examples;
    std::uint32_t index;
  };

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
