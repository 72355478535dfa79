#include "network2/mersenne_twister.hpp"

#include <algorithm>

#include "text.hpp"

namespace network2 {
namespace {

constexpr std::uint32_t kHighBit = 0x80000000U;

/// What the word after `previous`, number i, is made of.
std::uint32_t mixed(std::uint32_t previous) { return previous ^ (previous >> 30U); }

MersenneTwister::State seeded(std::uint32_t seed) {
  MersenneTwister::State state{};
  state[0] = seed;
  for (std::uint32_t i = 1; i < MersenneTwister::kWords; ++i) {
    state[i] = 1812433253U * mixed(state[i - 1]) + i;
  }
  state.back() = MersenneTwister::kWords;
  return state;
}

}  // namespace

MersenneTwister MersenneTwister::from_seed(std::uint32_t seed) {
  return MersenneTwister(seeded(seed));
}

MersenneTwister MersenneTwister::from_array_of(std::uint32_t seed) {
  State state = seeded(19650218U);
  std::uint32_t i = 1;
  const auto advance = [&] {
    if (++i == kWords) {
      state[0] = state[kWords - 1];
      i = 1;
    }
  };
  for (std::size_t k = 0; k < kWords; ++k) {
    state[i] = (state[i] ^ (mixed(state[i - 1]) * 1664525U)) + seed;
    advance();
  }
  for (std::size_t k = 0; k + 1 < kWords; ++k) {
    state[i] = (state[i] ^ (mixed(state[i - 1]) * 1566083941U)) - i;
    advance();
  }
  state[0] = kHighBit;
  return MersenneTwister(state);
}

MersenneTwister::MersenneTwister(const char* name, const State& state) : state_(state) {
  if (state.back() > kWords) {
    refuse("{}[{}] must be an integer from 0 to {} (the position), got {}",
           {name, kWords, kWords, state.back()});
  }
  // Of the first word only the highest bit is ever used.
  const bool is_stuck =
      state[0] < kHighBit &&
      std::all_of(state.begin() + 1, state.end() - 1, [](std::uint32_t word) { return word == 0; });
  if (is_stuck) refuse("{} must have words other than 0, got none", {name});
}

void MersenneTwister::renew() {
  constexpr std::size_t kFar = 397;
  for (std::size_t i = 0; i < kWords; ++i) {
    const std::uint32_t next = state_[(i + 1) % kWords];
    const std::uint32_t both = (state_[i] & kHighBit) | (next & ~kHighBit);
    state_[i] = state_[(i + kFar) % kWords] ^ (both >> 1U) ^ ((both & 1U) * 0x9908b0dfU);
  }
  state_.back() = 0;
}

}  // namespace network2
