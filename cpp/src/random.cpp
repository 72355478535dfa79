#include "network2/random.hpp"

#include <cmath>

#include "network2/log.hpp"
#include "text.hpp"

namespace network2 {
namespace {

double double_of_53_bits(MersenneTwister& generator) {
  const auto high = static_cast<double>(generator() >> 5U);  // 27 bits
  const auto low = static_cast<double>(generator() >> 6U);   // 26 bits
  return (high * 67108864.0 + low) / 9007199254740992.0;
}

}  // namespace

Random::Random(std::uint32_t seed)
    : python_(MersenneTwister::from_array_of(seed)), numpy_(MersenneTwister::from_seed(seed)) {}

Random::Random(const State& state)
    : python_("state.python", state.python),
      numpy_("state.numpy", state.numpy),
      spare_normal_(state.gauss) {
  if (spare_normal_ && !std::isfinite(*spare_normal_)) {
    refuse("state.gauss must be a finite number, got {}", {*spare_normal_});
  }
}

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
