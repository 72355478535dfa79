// Four floats or two doubles that one instruction works on, by the compilers' vector extension: it
// becomes SIMD on WebAssembly and natively, and gives the same bits on both.
#pragma once

#include <cstdint>
#include <cstring>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

namespace network2 {

template <class Scalar>
struct PacketOf {
  using Type __attribute__((vector_size(16))) = Scalar;
};

template <class Scalar>
using Packet = typename PacketOf<Scalar>::Type;

/// Numbers in a packet.
template <class Scalar>
inline constexpr std::ptrdiff_t kPacketSize = 16 / sizeof(Scalar);

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

/// x < bound ? bound : x and x > bound ? bound : x, number by number; NaN stays NaN.
inline float at_least(float x, float bound) { return x < bound ? bound : x; }
inline float at_most(float x, float bound) { return x > bound ? bound : x; }
inline double at_least(double x, double bound) { return x < bound ? bound : x; }
inline double at_most(double x, double bound) { return x > bound ? bound : x; }
#ifdef __wasm_simd128__
// Where the bound is a constant, LLVM takes these for maximum and minimum, which browsers make of
// eight instructions instead of one.
inline Packet<float> at_least(Packet<float> x, float bound) {
  return wasm_f32x4_pmax(x, wasm_f32x4_splat(bound));
}
inline Packet<float> at_most(Packet<float> x, float bound) {
  return wasm_f32x4_pmin(x, wasm_f32x4_splat(bound));
}
inline Packet<double> at_least(Packet<double> x, double bound) {
  return wasm_f64x2_pmax(x, wasm_f64x2_splat(bound));
}
inline Packet<double> at_most(Packet<double> x, double bound) {
  return wasm_f64x2_pmin(x, wasm_f64x2_splat(bound));
}
#else
inline Packet<float> at_least(Packet<float> x, float bound) {
  return x < bound ? Packet<float>{} + bound : x;
}
inline Packet<float> at_most(Packet<float> x, float bound) {
  return x > bound ? Packet<float>{} + bound : x;
}
inline Packet<double> at_least(Packet<double> x, double bound) {
  return x < bound ? Packet<double>{} + bound : x;
}
inline Packet<double> at_most(Packet<double> x, double bound) {
  return x > bound ? Packet<double>{} + bound : x;
}
#endif

}  // namespace network2
