// The two generators that network2.py draws from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "network2/mersenne_twister.hpp"

namespace network2 {

/// Python's `random` and `numpy.random` (legacy), both seeded with the same seed, so that a seed
/// gives the initial weights and the order of the mini-batches that it gives in Python.
///
/// Both are Mersenne Twisters; they differ in how a seed becomes a state. A Random goes on from
/// where it stands.
class Random {
 public:
  /// Both generators as they stand.
  struct State {
    MersenneTwister::State python;
    MersenneTwister::State numpy;
    std::optional<double> gauss;  // the second of two normal draws, when it is left
  };

  explicit Random(std::uint32_t seed);

  /// Goes on from a state, to the bit. Throws std::invalid_argument that names the part of the
  /// state that no generator can have.
  explicit Random(const State& state);

  State state() const { return {python_.state(), numpy_.state(), spare_normal_}; }

  /// Next double in [0, 1) with 53 random bits: Python's random.random().
  double random();

  /// Next 32 random bits: Python's random.getrandbits(32).
  std::uint32_t bits() { return python_(); }

  /// Next draw from the standard normal distribution: numpy.random.randn(), that is Marsaglia's
  /// polar method, which makes two draws at a time and keeps the second.
  double randn();

  /// Shuffles [first, first + size) in place as Python 2.7's random.shuffle does: for i from
  /// size - 1 down to 1, swap element i with element int(random() * (i + 1)).
  template <class Iterator>
  void shuffle(Iterator first, std::size_t size) {
    for (std::size_t i = size; i-- > 1;) {
      const auto j = static_cast<std::size_t>(random() * static_cast<double>(i + 1));
      std::swap(first[i], first[j]);
    }
  }

 private:
  MersenneTwister python_;
  MersenneTwister numpy_;
  std::optional<double> spare_normal_;
};

}  // namespace network2
