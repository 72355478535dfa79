#include "network2/random.hpp"

#include <numeric>
#include <random>

#include "support.hpp"

namespace network2 {
namespace {

using testing::entries_of;
using testing::expect_refusal;
using testing::fixture;

TEST(Random, DrawsWhatPythonAndNumPyDraw) {
  for (const auto& expected : entries_of(fixture("rng.json"), "cases")) {
    Random random(expected.at("seed").get<std::uint32_t>());
    for (const double draw : entries_of(expected, "random")) EXPECT_EQ(random.random(), draw);
    std::vector<int> list(25);
    std::iota(list.begin(), list.end(), 0);
    random.shuffle(list.begin(), list.size());
    EXPECT_EQ(list, expected.at("shuffle_25_after_8_draws").get<std::vector<int>>());
    for (const double draw : entries_of(expected, "randn"))
      EXPECT_NEAR(random.randn(), draw, 1e-12);
  }
}

TEST(Random, DrawsTheInitialWeightsThatNumPyDraws) {
  for (const auto& expected : entries_of(fixture("rng.json"), "cases")) {
    Random random(expected.at("seed").get<std::uint32_t>());
    const Network<double> network({5, 4, 3}, {}, random);
    const auto& initial = expected.at("network_5_4_3_default");
    testing::expect_close(network.parameters(), initial.at("weights"), initial.at("biases"));
  }
}

TEST(Random, GoesOnAsACopyWouldAndDoesNotDisturbIt) {
  Random one(7);
  one.randn();
  Random other = one;
  EXPECT_EQ(one.randn(), other.randn());
  EXPECT_EQ(one.random(), other.random());
}

TEST(Random, DrawsTheBitsOfTheStandardsMersenneTwisterBeyondSeveralRenewals) {
  MersenneTwister ours = MersenneTwister::from_seed(5489);
  std::mt19937 standard(5489);
  for (int i = 0; i < 2000; ++i) ASSERT_EQ(ours(), standard()) << i;
}

TEST(Random, GoesOnFromAStateAsTheOneItWasTakenFrom) {
  Random one(7);
  for (const int draws : {0, 1, 310, 1, 1, 2}) {
    for (int i = 0; i < draws; ++i) {
      one.random();
      one.randn();
    }
    Random other(one.state());
    for (int i = 0; i < 700; ++i) {
      ASSERT_EQ(one.random(), other.random());
      ASSERT_EQ(one.randn(), other.randn());
    }
  }
}

TEST(Random, RefusesStatesThatNoGeneratorHas) {
  const auto refused = [](auto change, const std::string& message) {
    Random::State state = Random(7).state();
    change(state);
    expect_refusal([&] { Random{state}; }, message);
  };
  refused([](auto& state) { state.python.back() = 625; },
          "state.python[624] must be an integer from 0 to 624 (the position), got 625");
  refused([](auto& state) { state.numpy.fill(0); }, "state.numpy must have words other than 0");
  refused(
      [](auto& state) {
        state.numpy.fill(0);
        state.numpy.front() = 0x7fffffffU;  // of which no bit is used
      },
      "state.numpy must have words other than 0");
  refused([](auto& state) { state.gauss = HUGE_VAL; },
          "state.gauss must be a finite number, got inf");
}

TEST(Random, LeavesListsOfNoneAndOneAlone) {
  Random random(7);
  std::vector<int> list;
  random.shuffle(list.begin(), 0);
  list = {42};
  random.shuffle(list.begin(), 1);
  EXPECT_EQ(list, std::vector<int>{42});
  EXPECT_EQ(random.random(), Random(7).random());
}

}  // namespace
}  // namespace network2
