// The products that a mini-batch is made of, written by hand: Eigen's are for large matrices,
// and under Emscripten not vectorised. They work on whole columns, in blocks of packets that stay
// in registers. Where the number of rows is no multiple of the packet size, the last packet of a
// column overlaps the one before it.
#pragma once

#include <algorithm>
#include <utility>

#include "network2/matrix.hpp"
#include "packet.hpp"

namespace network2 {

using Eigen::Index;

/// Packets of a column that are kept in registers.
inline constexpr Index kBlock = 8;

/// A block of N packets of a column: N - 1 from row `first` on, then one from row first + `last`.
template <class Scalar, Index N>
struct Block {
  Index first;
  Index last;

  // `from` and `to` point to row `first`, so that all but the last packet stand at constant
  // distances, which is what a load instruction can take.
  Packet<Scalar> load(const Scalar* from, Index n) const {
    return network2::load(from + distance(n));
  }
  void store(Scalar* to, Index n, const Packet<Scalar>& packet) const {
    network2::store(to + distance(n), packet);
  }
  Index distance(Index n) const { return n + 1 < N ? n * kPacketSize<Scalar> : last; }
};

/// Calls f with Blocks that cover `rows` rows evenly; rows >= kPacketSize.
template <class Scalar, class F>
void for_each_block(Index rows, F f) {
  constexpr Index kSize = kPacketSize<Scalar>;
  const Index packets = (rows + kSize - 1) / kSize;
  const Index blocks = (packets + kBlock - 1) / kBlock;
  Index first = 0;
  for (Index block = 0; block < blocks; ++block) {
    const Index size = (packets - first) / (blocks - block);
    const Index last = std::min((first + size - 1) * kSize, rows - kSize);
    const auto call_if = [&]<Index N>(std::integral_constant<Index, N>) {
      if (size == N) f(Block<Scalar, N>{first * kSize, last - first * kSize});
    };
    [&]<Index... N>(std::integer_sequence<Index, N...>) {
      (call_if(std::integral_constant<Index, N + 1>{}), ...);
    }
    (std::make_integer_sequence<Index, kBlock>{});
    first += size;
  }
}

/// out = scale * sum_i x[i] * column(i) + b, for i < count. column(i) points to `rows` numbers; out
/// and b have as many and may be the same.
template <class Scalar, class Column>
void combine_columns(Index rows, Index count, const Scalar* x, Column column, Scalar scale,
                     const Scalar* b, Scalar* out) {
  if (rows < kPacketSize<Scalar>) {
    for (Index j = 0; j < rows; ++j) {
      Scalar sum = 0;
      for (Index i = 0; i < count; ++i) sum += x[i] * column(i)[j];
      out[j] = scale * sum + b[j];
    }
    return;
  }
  for_each_block<Scalar>(rows, [&]<Index N>(const Block<Scalar, N>& block) {
    Packet<Scalar> sum[N] = {};  // NOLINT(modernize-avoid-c-arrays): std::array stays in memory
    for (Index i = 0; i < count; ++i) {
      const Scalar* from = column(i) + block.first;
      const Scalar xi = x[i];
      for (Index n = 0; n < N; ++n) sum[n] += xi * block.load(from, n);
    }
    // All are read before one is written: out may be b, and the last packet may overlap.
    for (Index n = 0; n < N; ++n) sum[n] = scale * sum[n] + block.load(b + block.first, n);
    for (Index n = 0; n < N; ++n) block.store(out + block.first, n, sum[n]);
  });
}

/// column(i) += x[i] * d, for i < count. column(i) points to `rows` numbers; d has as many.
template <class Scalar, class Column>
void add_to_columns(Index rows, Index count, const Scalar* x, Column column, const Scalar* d) {
  if (rows < kPacketSize<Scalar>) {
    for (Index i = 0; i < count; ++i) {
      for (Index j = 0; j < rows; ++j) column(i)[j] += x[i] * d[j];
    }
    return;
  }
  for_each_block<Scalar>(rows, [&]<Index N>(const Block<Scalar, N>& block) {
    Packet<Scalar> dn[N];  // NOLINT(modernize-avoid-c-arrays): std::array stays in memory
    for (Index n = 0; n < N; ++n) dn[n] = block.load(d + block.first, n);
    // Rows of the last packet that another packet has as well get nothing from it.
    const Index regular = (N - 1) * kPacketSize<Scalar>;
    for (Index lane = 0; lane < regular - block.last; ++lane) dn[N - 1][lane] = 0;
    for (Index i = 0; i < count; ++i) {
      Scalar* to = column(i) + block.first;
      const Scalar xi = x[i];
      for (Index n = 0; n < N; ++n) block.store(to, n, block.load(to, n) + xi * dn[n]);
    }
  });
}

/// sum_i x[i] * y[i], for i < count.
template <class Scalar>
Scalar dot(Index count, const Scalar* x, const Scalar* y) {
  constexpr Index kSize = kPacketSize<Scalar>;
  Packet<Scalar> sums = {};
  Index i = 0;
  for (; i + kSize <= count; i += kSize) sums += load(x + i) * load(y + i);
  Scalar sum = 0;
  for (Index lane = 0; lane < kSize; ++lane) sum += sums[lane];
  for (; i < count; ++i) sum += x[i] * y[i];
  return sum;
}

}  // namespace network2
