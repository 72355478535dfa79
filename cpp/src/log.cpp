// The natural logarithm in pairs of doubles: slow, and right to the last bit.
#include "network2/log.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace network2 {
namespace {

/// A number as the sum of two doubles, the second at most half a unit in the last place of the
/// first: some 106 bits.
struct Pair {
  double high = 0;
  double low = 0;
};

/// a + b exactly, where |a| >= |b| or a is 0 (Dekker 1971).
constexpr Pair quick_sum(double a, double b) {
  const double sum = a + b;
  return {sum, b - (sum - a)};
}

/// a + b exactly (Knuth, "The Art of Computer Programming", volume 2, 4.2.2, theorem B).
constexpr Pair exact_sum(double a, double b) {
  const double sum = a + b;
  const double b_part = sum - a;
  return {sum, (a - (sum - b_part)) + (b - b_part)};
}

/// a as two numbers of 26 bits (Veltkamp, in Dekker 1971).
constexpr Pair halves(double a) {
  constexpr double kSplitter = 134217729;  // 2^27 + 1
  const double product = kSplitter * a;
  const double high = product - (product - a);
  return {high, a - high};
}

/// a b exactly (Dekker 1971): a fused multiply-add would do it in one go, where there is one.
constexpr Pair exact_product(double a, double b) {
  const double product = a * b;
  const auto [a_high, a_low] = halves(a);
  const auto [b_high, b_low] = halves(b);
  const double rest =
      ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low;
  return {product, rest};
}

constexpr Pair operator+(const Pair& a, const Pair& b) {
  const Pair high = exact_sum(a.high, b.high);
  const Pair low = exact_sum(a.low, b.low);
  const Pair sum = quick_sum(high.high, high.low + low.high);
  return quick_sum(sum.high, sum.low + low.low);
}

constexpr Pair operator*(const Pair& a, const Pair& b) {
  const Pair product = exact_product(a.high, b.high);
  return quick_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

constexpr Pair operator/(const Pair& a, const Pair& b) {
  const double first = a.high / b.high;
  const Pair rest = a + Pair{-first, 0} * b;
  const double second = rest.high / b.high;
  const Pair last = rest + Pair{-second, 0} * b;
  const Pair quotient = quick_sum(first, second);
  return quotient + Pair{last.high / b.high, 0};
}

/// ln 2, to 107 bits.
constexpr Pair kLn2{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};

/// Terms of the series of artanh, in pairs, and the number of further ones that a double holds.
constexpr int kPairTerms = 12;
constexpr int kDoubleTerms = 11;

/// 1/(2k + 1), for k < kPairTerms.
constexpr auto kReciprocals = [] {
  std::array<Pair, kPairTerms> reciprocals{};
  for (int k = 0; k < kPairTerms; ++k) {
    reciprocals.at(static_cast<std::size_t>(k)) = Pair{1, 0} / Pair{2.0 * k + 1, 0};
  }
  return reciprocals;
}();

}  // namespace

double log(double x) {
  if (std::isnan(x) || std::isinf(x)) return x;
  // x = 2^e m, with m between the square roots of 1/2 and of 2.
  constexpr std::uint64_t kRootOfHalf = 0x3FE6A09E667F3BCD;
  std::uint64_t bits = 0;
  std::memcpy(&bits, &x, sizeof bits);
  const auto e = static_cast<std::int64_t>(bits - kRootOfHalf) >> 52;
  bits -= static_cast<std::uint64_t>(e) << 52U;
  double m = 0;
  std::memcpy(&m, &bits, sizeof m);
  // ln m = 2 artanh s = 2 (s + s^3/3 + s^5/5 + ...), with s = (m - 1)/(m + 1), |s| < 0.172
  const Pair s = Pair{m - 1, 0} / exact_sum(m, 1);
  const Pair s2 = s * s;
  double tail = 0;
  for (int k = kPairTerms + kDoubleTerms; k-- > kPairTerms;)
    tail = tail * s2.high + 1.0 / (2 * k + 1);
  Pair sum{tail, 0};
  for (std::size_t k = kPairTerms; k-- > 0;) sum = sum * s2 + kReciprocals[k];
  const Pair half = s * sum;
  const Pair log_m{2 * half.high, 2 * half.low};
  return (Pair{static_cast<double>(e), 0} * kLn2 + log_m).high;
}

}  // namespace network2
