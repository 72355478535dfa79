// The generator that Python's `random` and `numpy.random` both draw from.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace network2 {

/// The Mersenne Twister MT19937 (Matsumoto and Nishimura 1998), numbers as of std::mt19937. Unlike
/// that one it shows its state, and in the form that Python and NumPy have it in.
class MersenneTwister {
 public:
  static constexpr std::size_t kWords = 624;

  /// The words, and last the position: how many of them have been drawn since they were renewed.
  /// Python's random.getstate()[1]; NumPy's random.get_state()[1] with [2] after it.
  using State = std::array<std::uint32_t, kWords + 1>;

  /// As the generator's authors do it, and NumPy.
  static MersenneTwister from_seed(std::uint32_t seed);
  /// As Python does it: by the authors' init_by_array, of the array {seed}.
  static MersenneTwister from_array_of(std::uint32_t seed);

  /// Goes on from a state. Throws std::invalid_argument, naming the state `name`, unless the
  /// position is at most kWords and the words are such that draws differ.
  MersenneTwister(const char* name, const State& state);

  const State& state() const { return state_; }

  /// Next 32 random bits.
  std::uint32_t operator()() {
    if (state_.back() == kWords) renew();
    std::uint32_t bits = state_[state_.back()++];
    bits ^= bits >> 11U;
    bits ^= (bits << 7U) & 0x9d2c5680U;
    bits ^= (bits << 15U) & 0xefc60000U;
    return bits ^ (bits >> 18U);
  }

 private:
  explicit MersenneTwister(const State& state) : state_(state) {}
  void renew();

  State state_;
};

}  // namespace network2
