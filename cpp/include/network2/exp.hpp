// The exponential function, the same to the last bit on every machine, and quick: a loop over it is
// made of multiplications and additions only, so compilers turn it into vector instructions.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

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

/// e^x to 2 ulp. x is first brought into the range in which e^x is a normal number, so the result
/// is never 0, infinite or subnormal; of NaN it is NaN. By e^x = 2^n e^r with n = round(x / ln 2).
template <class Scalar>
inline Scalar exp(Scalar x) {
  using T = ExpTraits<Scalar>;
  constexpr auto& kTerms = kInverseFactorials<Scalar, T::kDegree>;
  x = x < T::kMin ? T::kMin : x;
  x = x > T::kMax ? T::kMax : x;
  const Scalar shifted = x * Scalar(1.44269504088896340736) + T::kRounder;  // n in its low bits
  const Scalar n = shifted - T::kRounder;
  const Scalar r = (x - n * T::kLog2High) - n * T::kLog2Low;
  Scalar sum = kTerms[T::kDegree];
  for (std::size_t k = T::kDegree; k-- > 0;) sum = sum * r + kTerms[k];
  const auto power = (__builtin_bit_cast(typename T::Bits, shifted) + T::kBias) << T::kMantissaBits;
  return sum * __builtin_bit_cast(Scalar, power);
}

}  // namespace network2
