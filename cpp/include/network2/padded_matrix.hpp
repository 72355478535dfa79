// The matrices that the kernels work on.
#pragma once

#include <Eigen/Core>
#include <array>
#include <cstdint>
#include <limits>
#include <new>
#include <vector>

#include "network2/matrix.hpp"
#include "network2/packet.hpp"

namespace network2 {

/// `count` rounded up to whole packets.
template <class Scalar>
constexpr Eigen::Index padded(Eigen::Index count) {
  return (count + kPacketSize<Scalar> - 1) / kPacketSize<Scalar> * kPacketSize<Scalar>;
}

/// Packets of a column that kernels keep in registers.
inline constexpr int kBlockPackets = 8;

/// A column-major matrix whose rows and columns are padded with zeros to whole packets, so that
/// kernels need no tails. Kernels go through a column by blocks of kBlockPackets. Blocks begin at
/// cache lines, since lying across one line more than it needs made training 7 % slower; and where
/// a column is more than one block, it is an odd number of lines long, since the same block of all
/// columns has to find room in the cache at once and the cache puts lines that are a power of 2
/// apart in the same place. Whoever writes to the padding leaves zeros there; whoever need not know
/// of it uses the view.
template <class Scalar>
class PaddedMatrix {
 public:
  using Index = Eigen::Index;
  template <class M, class Stride>
  using Map = Eigen::Map<M, Eigen::Aligned16, Stride>;
  using View = Map<Matrix<Scalar>, Eigen::OuterStride<>>;
  using ConstView = Map<const Matrix<Scalar>, Eigen::OuterStride<>>;
  using Storage = Map<Matrix<Scalar>, Eigen::Stride<0, 0>>;
  using ConstStorage = Map<const Matrix<Scalar>, Eigen::Stride<0, 0>>;

  PaddedMatrix() = default;
  PaddedMatrix(Index rows, Index cols) { resize(rows, cols); }
  template <class Derived>
  explicit PaddedMatrix(const Eigen::MatrixBase<Derived>& matrix)
      : PaddedMatrix(matrix.rows(), matrix.cols()) {
    view() = matrix;
  }

  /// A change of shape leaves zeros. Throws std::bad_alloc, which leaves 0 x 0; a change to what
  /// needs no more than the matrix once had does not throw.
  void resize(Index rows, Index cols) {
    if (rows == rows_ && cols == cols_) return;
    rows_ = cols_ = stride_ = 0;  // what must hold when there is no memory
    Index stride = padded<Scalar>(rows);
    if (stride > kBlockPackets * kPacketSize<Scalar>) stride = (lines_for(stride) | 1) * kPerLine;
    // 64 bits: where an Index has 32, the product of the two may not fit.
    const std::int64_t lines = lines_for(std::int64_t{stride} * padded<Scalar>(cols));
    constexpr auto kMost = std::numeric_limits<Index>::max() / std::int64_t{sizeof(Line)};
    if (lines > kMost) throw std::bad_alloc();
    lines_.assign(static_cast<std::size_t>(lines), Line{});
    rows_ = rows;
    cols_ = cols;
    stride_ = stride;
  }

  Index rows() const { return rows_; }
  Index cols() const { return cols_; }

  /// Packets in a column.
  Index packets() const { return padded<Scalar>(rows_) / kPacketSize<Scalar>; }
  /// Numbers from one column to the next.
  Index stride() const { return stride_; }
  Scalar* column(Index k) { return data() + k * stride(); }
  const Scalar* column(Index k) const { return data() + k * stride(); }

  /// The matrix without its padding, rows() x cols().
  View view() { return View(data(), rows_, cols_, Eigen::OuterStride<>(stride())); }
  ConstView view() const { return ConstView(data(), rows_, cols_, Eigen::OuterStride<>(stride())); }

  /// The matrix with the padding of its columns, stride() x cols(): numbers that stand together.
  Storage storage() { return Storage(data(), stride(), cols_); }
  ConstStorage storage() const { return ConstStorage(data(), stride(), cols_); }

  /// Zeros in the rows of the padding.
  void clear_padding() {
    for (Index j = rows_; j < stride(); ++j) {
      for (Index k = 0; k < cols_; ++k) column(k)[j] = 0;
    }
  }

 private:
  static constexpr std::size_t kCacheLine = 64;
  static constexpr Index kPerLine = kCacheLine / sizeof(Scalar);
  struct alignas(kCacheLine) Line {
    std::array<Scalar, kPerLine> numbers{};
  };
  template <class Count>
  static Count lines_for(Count numbers) {
    return (numbers + kPerLine - 1) / kPerLine;
  }
  Scalar* data() { return lines_.empty() ? nullptr : lines_.front().numbers.data(); }
  const Scalar* data() const { return lines_.empty() ? nullptr : lines_.front().numbers.data(); }

  Index rows_ = 0;
  Index cols_ = 0;
  Index stride_ = 0;
  std::vector<Line> lines_;
};

}  // namespace network2
