// Numbers as error messages show them.
#pragma once

#include <array>
#include <cstdio>
#include <string>

namespace network2 {

/// Up to six significant digits: 0.5, 1e+300, nan. (A stream would do it too, and would make the
/// WebAssembly file half as large again.)
inline std::string text_of(double number) {
  std::array<char, 32> text{};
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): printf is what formats without a stream
  const int length = std::snprintf(text.data(), text.size(), "%g", number);
  return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace network2
