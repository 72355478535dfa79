// How the record of an example is laid out, see Example in examples.hpp.
#pragma once

#include <cstddef>

namespace network2 {

/// A run is no longer than what is expanded at a time, so that expanding it takes no loop.
inline constexpr std::size_t kLongestRun = 8;

/// Bytes are kept in groups of 16, see read_bytes.
inline constexpr std::size_t kGroup = 16;

/// The place of the i-th byte: four words hold sixteen bytes such that the lowest bytes of the
/// words are the first four, the next ones the second four, and so on. Shifting words is what SIMD
/// can do without compilers that know its widening loads.
constexpr std::size_t place_of_byte(std::size_t i) {
  return i / kGroup * kGroup + i % 4 * 4 + i % kGroup / 4;
}

}  // namespace network2
