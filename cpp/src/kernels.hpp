// The products that a mini-batch is made of, written by hand: Eigen's are for large matrices,
// and under Emscripten not vectorised. They work on PaddedMatrix storage, in tiles of packets that
// stay in registers: WebAssembly engines on x86 have fifteen to give. Pointers and strides are
// plain parameters, so that no loop has to ask an object where its numbers are.
#pragma once

#include <cstdint>
#include <type_traits>

#include "network2/examples.hpp"
#include "network2/padded_matrix.hpp"

namespace network2 {

using Eigen::Index;

/// Divides 0 .. count-1 into blocks, as long as possible, of the given lengths (the longest first,
/// the last one 1), and calls f(first, length) for each, the length as a compile-time constant. Not
/// every length is worth the bytes of its code.
template <int kLength, int... kShorter, class F>
inline void for_each_block(Index count, F f, Index first = 0) {
  for (; count - first >= kLength; first += kLength) {
    f(first, std::integral_constant<int, kLength>{});
  }
  if constexpr (sizeof...(kShorter) > 0) for_each_block<kShorter...>(count, f, first);
}

/// Calls f(row, packets) for each block of a matrix's columns, from its first row on.
template <class Scalar, class F>
inline void for_each_row_block(const PaddedMatrix<Scalar>& matrix, F f) {
  for_each_block<kBlockPackets, 7, 3, 1>(matrix.packets(), [&](Index packet, auto packets) {
    f(packet * kPacketSize<Scalar>, packets);
  });
}

/// Inputs that loops over blocks of N packets take at a time; count is a multiple of it.
template <int N>
inline constexpr std::size_t kStep = N > 4 ? Example::kStep : 1;

/// N packets of: z = scale * sum_i x[i] * w[offsets[i] ..] + b, for i < count.
template <int N, class Scalar>
void combine_columns(const Scalar* w, const std::uint32_t* offsets, const Scalar* x,
                     std::size_t count, Scalar scale, const Scalar* b, Scalar* z) {
  constexpr Index kSize = kPacketSize<Scalar>;
  Packet<Scalar> sum[N] = {};  // NOLINT(modernize-avoid-c-arrays): std::array stays in memory
  for (std::size_t i = 0; i < count; i += kStep<N>) {
    for (std::size_t s = 0; s < kStep<N>; ++s) {
      const Scalar* column = w + offsets[i + s];
      const Scalar xi = x[i + s];
      for (int n = 0; n < N; ++n) sum[n] += xi * load(column + n * kSize);
    }
  }
  for (int n = 0; n < N; ++n) store(z + n * kSize, scale * sum[n] + load(b + n * kSize));
}

/// N packets of: w[offsets[i] ..] += x[i] * scale * d, for i < count.
template <int N, class Scalar>
void add_to_columns(Scalar* w, const std::uint32_t* offsets, const Scalar* x, std::size_t count,
                    Scalar scale, const Scalar* d) {
  constexpr Index kSize = kPacketSize<Scalar>;
  Packet<Scalar> scaled[N];  // NOLINT(modernize-avoid-c-arrays): std::array stays in memory
  for (int n = 0; n < N; ++n) scaled[n] = scale * load(d + n * kSize);
  for (std::size_t i = 0; i < count; i += kStep<N>) {
    for (std::size_t s = 0; s < kStep<N>; ++s) {
      Scalar* column = w + offsets[i + s];
      const Scalar xi = x[i + s];
      for (int n = 0; n < N; ++n) {
        store(column + n * kSize, load(column + n * kSize) + xi * scaled[n]);
      }
    }
  }
}

/// A matrix as the factor of a product that is read number by number: element (p, k) is
/// data[p * row + k * col].
template <class Scalar>
struct Factor {
  const Scalar* data;
  Index row;
  Index col;
};

/// N packets times K columns of: c = scale * a f + keep * base. a has `depth` columns, f `depth`
/// rows.
template <int N, int K, class Scalar>
inline void multiply_tile(Index depth, const Scalar* a, Index a_stride, Factor<Scalar> f,
                          Scalar scale, Scalar keep, const Scalar* base, Index base_stride,
                          Scalar* c, Index c_stride) {
  constexpr Index kSize = kPacketSize<Scalar>;
  Packet<Scalar> sum[K][N] = {};  // NOLINT(modernize-avoid-c-arrays): std::array stays in memory
  for (Index p = 0; p < depth; ++p) {
    Packet<Scalar> column[N];  // NOLINT(modernize-avoid-c-arrays)
    for (int n = 0; n < N; ++n) column[n] = load(a + n * kSize);
    for (int k = 0; k < K; ++k) {
      const Scalar factor = f.data[k * f.col];
      for (int n = 0; n < N; ++n) sum[k][n] += factor * column[n];
    }
    a += a_stride;
    f.data += f.row;
  }
  for (int k = 0; k < K; ++k) {
    for (int n = 0; n < N; ++n) {
      store(c + k * c_stride + n * kSize,
            scale * sum[k][n] + keep * load(base + k * base_stride + n * kSize));
    }
  }
}

/// c = scale * a f + keep * base, in all its padded rows. a: rows x depth, f: depth x c.cols().
/// `base` has the shape of c, or is one column (base_stride 0) to add to each; it may be c itself.
template <class Scalar>
inline void multiply(Index depth, const Scalar* a, Index a_stride, const Factor<Scalar>& f,
                     Scalar scale, Scalar keep, const Scalar* base, Index base_stride,
                     PaddedMatrix<Scalar>& c) {
  constexpr Index kSize = kPacketSize<Scalar>;
  for_each_block<2, 1>(c.packets(), [&](Index packet, auto n) {
    for_each_block<5, 2, 1>(c.cols(), [&](Index k, auto columns) {
      const Factor<Scalar> factor{f.data + k * f.col, f.row, f.col};
      multiply_tile<n, columns>(depth, a + packet * kSize, a_stride, factor, scale, keep,
                                base + k * base_stride + packet * kSize, base_stride,
                                c.column(k) + packet * kSize, c.stride());
    });
  });
}

/// The sum of the numbers of each packet.
inline Packet<float> sums_of(const Packet<float>* p) {
  const Packet<float> low = Packet<float>{p[0][0], p[1][0], p[0][1], p[1][1]} +
                            Packet<float>{p[0][2], p[1][2], p[0][3], p[1][3]};
  const Packet<float> high = Packet<float>{p[2][0], p[3][0], p[2][1], p[3][1]} +
                             Packet<float>{p[2][2], p[3][2], p[2][3], p[3][3]};
  return Packet<float>{low[0], low[1], high[0], high[1]} +
         Packet<float>{low[2], low[3], high[2], high[3]};
}
inline Packet<double> sums_of(const Packet<double>* p) {
  return Packet<double>{p[0][0], p[1][0]} + Packet<double>{p[0][1], p[1][1]};
}

/// One packet of rows times K columns of: g = a^T d. `rows`: of a and d.
template <int K, class Scalar>
inline void multiply_transposed_tile(Index rows, const Scalar* a, Index a_stride, const Scalar* d,
                                     Index d_stride, Scalar* g, Index g_stride) {
  constexpr int kSize = static_cast<int>(kPacketSize<Scalar>);
  Packet<Scalar> sum[K][kSize] = {};  // NOLINT(modernize-avoid-c-arrays): see combine_columns
  for (Index i = 0; i < rows; i += kSize) {
    Packet<Scalar> column[K];  // NOLINT(modernize-avoid-c-arrays)
    for (int k = 0; k < K; ++k) column[k] = load(d + k * d_stride + i);
    for (int s = 0; s < kSize; ++s) {
      const Packet<Scalar> row = load(a + s * a_stride + i);
      for (int k = 0; k < K; ++k) sum[k][s] += row * column[k];
    }
  }
  for (int k = 0; k < K; ++k) store(g + k * g_stride, sums_of(sum[k]));
}

/// g = a^T d. a: n x rows of g, d: n x m, g: m columns, of the right shape.
template <class Scalar>
inline void multiply_transposed(const PaddedMatrix<Scalar>& a, const PaddedMatrix<Scalar>& d,
                                PaddedMatrix<Scalar>& g) {
  constexpr int kSize = static_cast<int>(kPacketSize<Scalar>);
  for (Index j = 0; j < g.rows(); j += kSize) {
    for_each_block<2, 1>(g.cols(), [&](Index k, auto columns) {
      multiply_transposed_tile<columns>(d.rows(), a.column(j), a.stride(), d.column(k), d.stride(),
                                        g.column(k) + j, g.stride());
    });
  }
}

}  // namespace network2
