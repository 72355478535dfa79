// The exponential function, the same to the last bit on every machine, and quick: made of
// multiplications and additions only, of a number or of a packet of numbers.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "network2/packet.hpp"

namespace network2 {

template <class Scalar>
struct ExpTraits;

template <>
struct ExpTraits<float> {
  using Bits = std::uint32_t;
  static constexpr int kMantissaBits = 23;
  static constexpr Bits kBias = 127;
  static constexpr float kMin = -87.3F;
  static constexpr float kMax = 88.3F;
  static constexpr float kRounder = 12582912.0F;    // 1.5 * 2^23: adding it rounds to an integer
  static constexpr float kLog2High = 0.693359375F;  // ln 2 in two parts; n times the first is exact
  static constexpr float kLog2Low = -2.12194440e-4F;
  static constexpr std::size_t kDegree = 7;
};

template <>
struct ExpTraits<double> {
  using Bits = std::uint64_t;
  static constexpr int kMantissaBits = 52;
  static constexpr Bits kBias = 1023;
  static constexpr double kMin = -708;
  static constexpr double kMax = 709;
  static constexpr double kRounder = 6755399441055744.0;  // 1.5 * 2^52
  static constexpr double kLog2High = 6.93147180369123816490e-01;
  static constexpr double kLog2Low = 1.90821492927058770002e-10;
  static constexpr std::size_t kDegree = 13;
};

/// 1/k! for k = 0 .. Degree: the Taylor series of e^r, whose remainder is below half an ulp for
/// |r| <= ln(2)/2.
template <class Scalar, std::size_t Degree>
constexpr std::array<Scalar, Degree + 1> kInverseFactorials = [] {
  std::array<Scalar, Degree + 1> values{};
  double factorial = 1;
  for (std::size_t k = 0; k <= Degree; ++k) {
    factorial *= k == 0 ? 1.0 : static_cast<double>(k);
    values.at(k) = static_cast<Scalar>(1.0 / factorial);
  }
  return values;
}();

/// Integers of the size of a number, or of each number of a packet.
template <class T>
struct BitsOf {
  using Scalar = T;
  using Type = typename ExpTraits<T>::Bits;
};
template <>
struct BitsOf<Packet<float>> {
  using Scalar = float;
  using Type = Packet<std::uint32_t>;
};
template <>
struct BitsOf<Packet<double>> {
  using Scalar = double;
  using Type = Packet<std::uint64_t>;
};

/// e^x to 2 ulp, for a number or a packet. x is first brought into the range in which e^x is a
/// normal number, so the result is never 0, infinite or subnormal; of NaN it is NaN. By
/// e^x = 2^n e^r with n = round(x / ln 2).
template <class T>
inline T exp(T x) {
  using Scalar = typename BitsOf<T>::Scalar;
  using Bits = typename BitsOf<T>::Type;
  using Traits = ExpTraits<Scalar>;
  constexpr auto& kTerms = kInverseFactorials<Scalar, Traits::kDegree>;
  x = at_most(at_least(x, Traits::kMin), Traits::kMax);
  const T shifted = x * Scalar(1.44269504088896340736) + Traits::kRounder;  // n in its low bits
  const T n = shifted - Traits::kRounder;
  const T r = (x - n * Traits::kLog2High) - n * Traits::kLog2Low;
  T sum = kTerms[Traits::kDegree] * r + kTerms[Traits::kDegree - 1];
  for (std::size_t k = Traits::kDegree - 1; k-- > 0;) sum = sum * r + kTerms[k];
  const Bits power = (__builtin_bit_cast(Bits, shifted) + Traits::kBias) << Traits::kMantissaBits;
  return sum * __builtin_bit_cast(T, power);
}

}  // namespace network2
