#include "network2/random.hpp"

#include <cmath>

#include "network2/log.hpp"

namespace network2 {
namespace {

// Python seeds its generator from an array of 32-bit words, by the `init_by_array` of the
// generator's authors. std::mt19937 takes its 624 words of state from a seed sequence, so this
// sequence yields the state that init_by_array leaves for the one-word array {seed}.
class InitByArray {
 public:
  using result_type = std::uint32_t;

  explicit InitByArray(std::uint32_t seed) : seed_(seed) {}

  template <class Iterator>
  void generate(Iterator first, Iterator last) const {
    constexpr std::uint32_t kStartSeed = 19650218U;
    const auto n = static_cast<std::uint32_t>(last - first);
    first[0] = kStartSeed;
    for (std::uint32_t i = 1; i < n; ++i) first[i] = 1812433253U * mixed(first, i) + i;

    std::uint32_t i = 1;
    const auto advance = [&] {
      if (++i == n) {
        first[0] = first[n - 1];
        i = 1;
      }
    };
    for (std::uint32_t k = 0; k < n; ++k) {
      first[i] = (first[i] ^ (mixed(first, i) * 1664525U)) + seed_;
      advance();
    }
    for (std::uint32_t k = 0; k + 1 < n; ++k) {
      first[i] = (first[i] ^ (mixed(first, i) * 1566083941U)) - i;
      advance();
    }
    first[0] = 0x80000000U;
  }

 private:
  template <class Iterator>
  static std::uint32_t mixed(Iterator state, std::uint32_t i) {
    const auto previous = static_cast<std::uint32_t>(state[i - 1]);
    return previous ^ (previous >> 30U);
  }

  std::uint32_t seed_;
};

std::mt19937 seeded_as_python(std::uint32_t seed) {
  InitByArray sequence(seed);
  return std::mt19937(sequence);
}

double double_of_53_bits(std::mt19937& generator) {
  const auto high = static_cast<double>(generator() >> 5U);  // 27 bits
  const auto low = static_cast<double>(generator() >> 6U);   // 26 bits
  return (high * 67108864.0 + low) / 9007199254740992.0;
}

}  // namespace

Random::Random(std::uint32_t seed) : python_(seeded_as_python(seed)), numpy_(seed) {}

double Random::random() { return double_of_53_bits(python_); }

double Random::randn() {
  if (spare_normal_) return *std::exchange(spare_normal_, std::nullopt);
  double x1 = 0;
  double x2 = 0;
  double r2 = 0;
  do {
    x1 = 2.0 * double_of_53_bits(numpy_) - 1.0;
    x2 = 2.0 * double_of_53_bits(numpy_) - 1.0;
    r2 = x1 * x1 + x2 * x2;
  } while (r2 >= 1.0 || r2 == 0.0);
  const double f = std::sqrt(-2.0 * network2::log(r2) / r2);
  spare_normal_ = f * x1;
  return f * x2;
}

}  // namespace network2
