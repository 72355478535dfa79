// Four floats or two doubles that one instruction works on, by the compilers' vector extension: it
// becomes SIMD on WebAssembly and natively, and gives the same bits on both.
#pragma once

#include <Eigen/Core>
#include <cstring>

namespace network2 {

template <class Scalar>
struct PacketOf {
  using Type __attribute__((vector_size(16))) = Scalar;
  static constexpr Eigen::Index kSize = 16 / sizeof(Scalar);
};

template <class Scalar>
using Packet = typename PacketOf<Scalar>::Type;

template <class Scalar>
inline constexpr Eigen::Index kPacketSize = PacketOf<Scalar>::kSize;

/// The numbers at `from`, which need not be aligned.
template <class Scalar>
inline Packet<Scalar> load(const Scalar* from) {
  Packet<Scalar> packet;
  std::memcpy(&packet, from, sizeof packet);
  return packet;
}

template <class Scalar>
inline void store(Scalar* to, const Packet<Scalar>& packet) {
  std::memcpy(to, &packet, sizeof packet);
}

}  // namespace network2
