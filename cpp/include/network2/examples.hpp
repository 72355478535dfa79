// Examples in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace network2 {

/// Most inputs an example can have.
inline constexpr std::size_t kMaxInputSize = 65536;

/// The type of the numbers that examples were made of. A byte p stands for p / 256, the pixel of
/// the book's mnist.pkl.gz; integers, which are bytes too, floats and doubles for themselves.
enum class InputType : std::uint8_t { bytes, integers, floats, doubles };

class Examples;

/// One example: a view of its record in an Examples, which must outlive it.
class Example {
 public:
  Example(const std::byte* record, InputType type, const Examples* targets)
      : record_(record), targets_(targets), type_(type) {}

  /// The right class; of an example with targets, the number of their row.
  unsigned label() const { return header().label; }

  /// How many inputs are kept: those that are not 0, or all where that takes less memory.
  std::size_t count() const { return header().count; }

  /// Inputs are expanded in steps of so many, so that loops over them can take as many at a time.
  static constexpr std::size_t kStep = 4;

  /// count() rounded up to whole steps.
  std::size_t steps_count() const { return (count() + kStep - 1) / kStep * kStep; }

  /// Numbers past the steps_count() of them that expand may write.
  static constexpr std::size_t kSlack = 16;

  /// Writes the inputs that are kept: their values to `inputs`, and to `offsets` their indices
  /// times `stride`. What fills up the last step are values 0 at a place that another input has.
  /// Both have room for steps_count() + kSlack numbers.
  template <class Scalar>
  void expand(std::uint32_t stride, std::uint32_t* offsets, Scalar* inputs) const;

  /// Writes all inputs, zeros included; there is room for as many as the set has.
  template <class Scalar>
  void write_inputs(std::span<Scalar> to) const;

  /// Writes the desired outputs: its targets, or 1 for the right class and `off` for the others.
  /// There is room for as many as the set has.
  template <class Scalar>
  void write_outputs(double off, std::span<Scalar> to) const;

 private:
  friend class Examples;

  // A record is this header; then `runs` 16-bit numbers, the index at which each run of inputs
  // other than 0 begins; then their lengths, a byte each; then the values. Strokes of a pen are
  // runs: that makes 250 bytes of an MNIST image, a third of 784, and what training waits for most
  // is memory. Where the runs take more than the zeros would, there are none, and all inputs are
  // kept: to the sums that are made of them a 0 adds nothing.
  struct Header {
    std::uint32_t label;
    std::uint32_t count;
    std::uint32_t runs;
  };
  const Header& header() const { return *reinterpret_cast<const Header*>(record_); }
  bool has_all() const { return header().runs == 0 && header().count > 0; }

  /// Where the parts of the record are.
  struct Parts {
    const std::uint16_t* firsts;
    const std::uint8_t* lengths;
    const std::byte* values;
  };
  Parts parts() const;

  const std::byte* record_;
  const Examples* targets_;  // null where the label is a class
  InputType type_;
};

struct Runs;  // of inputs other than 0

/// Examples, kept by their non-zero inputs only where those are few: four fifths of an MNIST image
/// are zeros, which neither the weighted inputs of the first layer nor their gradient need. They
/// may come a few at a time, so that a large set need not be in memory twice; once all are there
/// they never change.
class Examples {
 public:
  /// For `size` examples, whose inputs are given to measure and then once more to write. `targets`
  /// holds a row of desired outputs for each, or is null when labels are the right classes. Throws
  /// std::invalid_argument when there is no such input_size.
  Examples(InputType type, std::size_t size, std::size_t input_size, std::size_t classes,
           std::shared_ptr<const Examples> targets = nullptr);

  /// From examples x input_size numbers, one example after another, and as many labels.
  /// Throws std::invalid_argument when a length does not fit, a number is not finite, or a label is
  /// not below `classes`.
  template <class Value>
  Examples(std::span<const Value> inputs, std::span<const std::uint32_t> labels,
           std::size_t input_size, std::size_t classes);

  /// Sees what room the next examples need. rows: input_size() numbers of each, of the type, where
  /// such numbers may stand in memory. Throws std::invalid_argument when a number is not finite.
  void measure(std::span<const std::byte> rows);

  /// Adds the next examples, once all have been measured. rows: as then. labels: for each its
  /// class, or where there are targets the number of a row of them. Throws std::invalid_argument
  /// when there is no such class or row, not one label for each example, or an input is no longer
  /// the same.
  void write(std::span<const std::byte> rows, std::span<const std::uint32_t> labels);

  std::size_t size() const { return begin_.size() - 1; }
  std::size_t input_size() const { return input_size_; }
  /// Classes, or numbers in a row of targets.
  std::size_t classes() const { return classes_; }
  /// Rows of desired outputs, the inputs of their examples; null where labels are classes.
  const Examples* targets() const { return targets_.get(); }
  /// The smallest and the largest input; 0 where all are on the other side of it.
  double least_input() const { return least_input_; }
  double most_input() const { return most_input_; }
  Example operator[](std::size_t index) const { return at_byte(begin_[index]); }

  /// Where the record of an example begins, and its length, in bytes.
  std::uint32_t begin(std::size_t index) const { return begin_[index]; }
  std::uint32_t length(std::size_t index) const { return begin_[index + 1] - begin_[index]; }

  /// The example whose record begins there.
  Example at_byte(std::uint32_t begin) const {
    return {records_.data() + begin, type_, targets_.get()};
  }

  /// Reads one byte of each cache line of a record and gives their sum.
  std::uint32_t touch(std::uint32_t begin, std::uint32_t length) const {
    constexpr std::uint32_t kCacheLine = 64;
    std::uint32_t sum = 0;
    for (std::uint32_t at = begin; at < begin + length; at += kCacheLine) {
      sum += static_cast<std::uint32_t>(records_[at]);
    }
    return sum;
  }

 private:
  template <class Value>
  static std::size_t size_of_record(const Runs& runs);
  template <class Value>
  void write_record(std::byte* to, std::uint32_t label, std::span<const Value> row,
                    const Runs& runs);

  std::size_t input_size_;
  std::size_t classes_;
  InputType type_;
  double least_input_ = 0;
  double most_input_ = 0;
  std::shared_ptr<const Examples> targets_;
  std::vector<std::uint32_t> begin_;  // example i is the bytes begin_[i] .. begin_[i+1]-1
  std::vector<std::byte> records_;
  std::size_t written_ = 0;  // examples
};

}  // namespace network2
