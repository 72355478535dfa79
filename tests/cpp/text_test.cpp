// Error messages, and the numbers in them against printf.
#include "../../cpp/src/text.hpp"

#include <cstdio>

#include "support.hpp"

namespace network2 {
namespace {

std::string as_printf_does(double number) {
  std::array<char, 32> text{};
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): it is what the text is compared with
  std::snprintf(text.data(), text.size(), "%g", number);
  return text.data();
}

TEST(TextOf, WritesNumbersAsPrintfDoes) {
  for (const double number :
       {0.0,     -0.0,         1.0,       -1.0,     0.5,      0.1,       -0.025,
        10.0,    123456.0,     1234567.0, 999999.7, 99999.96, 0.0001,    0.00001234,
        1e-300,  1e300,        -2.5e-7,   1.0 / 3,  100000.0, 1000000.0, 5e-324,
        1.5e308, std::nan(""), HUGE_VAL,  -HUGE_VAL}) {
    EXPECT_EQ(text_of(number), as_printf_does(number));
  }
}

TEST(Filled, ReplacesEachPairOfBraces) {
  EXPECT_EQ(filled("nothing", {}), "nothing");
  EXPECT_EQ(filled("{} is {} of {}, not {}", {"{}", -1, 0.5, std::size_t{7}}),
            "{} is -1 of 0.5, not 7");
}

}  // namespace
}  // namespace network2
