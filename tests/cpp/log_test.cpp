#include "network2/log.hpp"

#include <cmath>
#include <limits>

#include "network2/random.hpp"
#include "support.hpp"

namespace network2 {
namespace {

// Numbers whose logarithm glibc gives another last bit on processors with fused multiply-adds.
TEST(Log, IsTheSameToTheLastBitWhateverTheProcessorCanDo) {
  EXPECT_EQ(network2::log(0x1.82ef9d8fedb6dp-1), -0x1.1ec971d970428p-2);
  EXPECT_EQ(network2::log(0x1.665242d3fafe7p-1), -0x1.6d75be209ececp-2);
  EXPECT_EQ(network2::log(0x1.e58a16fbbd567p-1), -0x1.b2b39bf4e8e9fp-5);
  EXPECT_EQ(network2::log(0x1.728466eb06f8p-1), -0x1.4b2fdce7fc453p-2);
  EXPECT_EQ(network2::log(0x1.946351e3f447cp-3), -0x1.9f4b66360af78p+0);
  EXPECT_EQ(network2::log(0x1.ad1b6d3e2bcd5p-1), -0x1.69b6b331eafcap-3);
}

/// How far the logarithm is from that of more digits, in units of its last place.
double error_of_log(double x) {
  const double got = network2::log(x);
  const double ulp = std::nextafter(std::abs(got), HUGE_VAL) - std::abs(got);
  return static_cast<double>(std::abs(got - std::log(static_cast<long double>(x)))) / ulp;
}

TEST(Log, IsTheNearestNumber) {
  Random random(1);
  for (int i = 0; i < 20000; ++i) {
    const double any =
        std::ldexp(1 + random.random(), static_cast<int>(random.random() * 2000) - 1000);
    const double near_1 = 0.995 + random.random() / 100;  // where the logarithm is near 0
    // The digits that long double has besides: so much may they be wrong themselves.
    EXPECT_LE(error_of_log(any), 0.5 + 1.0 / 512) << any;
    EXPECT_LE(error_of_log(near_1), 0.5 + 1.0 / 512) << near_1;
  }
  EXPECT_EQ(network2::log(1), 0);
}

TEST(Log, LeavesInfinityAndNanAsTheyAre) {
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(network2::log(infinity), infinity);
  EXPECT_TRUE(std::isnan(network2::log(std::numeric_limits<double>::quiet_NaN())));
}

}  // namespace
}  // namespace network2
