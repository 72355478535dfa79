// The most that 128-bit SIMD can do here: multiplications and additions in registers, as many
// independent chains of each as it takes to keep every unit busy.
#include <cstdint>

namespace {
using Packet __attribute__((vector_size(16))) = float;
constexpr int kChains = 6;
}  // namespace

/// Multiplies 6 packets of 4 numbers and adds 6 in each step: 48 operations. Gives a number that
/// depends on all of them.
extern "C" float spin(std::int32_t steps, float factor) {
  Packet sums[kChains];      // NOLINT(modernize-avoid-c-arrays): std::array stays in memory
  Packet products[kChains];  // NOLINT(modernize-avoid-c-arrays)
  for (int i = 0; i < kChains; ++i) {  // each another number, or the compiler would keep one only
    sums[i] = Packet{} + factor * static_cast<float>(i);
    products[i] = sums[i] + factor;
  }
  for (std::int32_t step = 0; step < steps; ++step) {
    for (Packet& sum : sums) sum += factor;
    for (Packet& product : products) product *= factor;
  }
  Packet total = {};
  for (int i = 0; i < kChains; ++i) total += sums[i] + products[i];
  return total[0] + total[1] + total[2] + total[3];
}
