#include "network2/network.hpp"

#include "support.hpp"

namespace network2 {
namespace {

using testing::expect_refusal;

TEST(Network, RefusesSizesThatAreNoNetwork) {
  Random random(0);
  const auto make = [&](std::vector<int> sizes) { Network<float>(std::move(sizes), {}, random); };
  expect_refusal([&] { make({784}); }, "sizes must hold at least 2 layers, got 1");
  expect_refusal([&] { make({784, 0, 10}); }, "sizes[1] must be an integer from 1 to 65536, got 0");
  expect_refusal([&] { make({784, -3, 10}); }, "sizes[1] must be an integer from 1 to 65536");
  expect_refusal([&] { make({60000, 60000}); }, "at most 100,000,000 weights and biases");
}

TEST(Network, RefusesParametersOfAnotherShapeOrNotFinite) {
  auto parameters = zero_parameters<double>({3, 2});
  expect_refusal(
      [&] {
        Network<double>({3, 4}, {}, parameters);
      },
      "weights[0] must be 4 x 3, got ");
  expect_refusal(
      [&] {
        Network<double>({3, 2, 2}, {}, parameters);
      },
      "one entry for each layer after the first");
  parameters.weights[0](1, 2) = std::numeric_limits<double>::infinity();
  expect_refusal([&] { Network<double>({3, 2}, {}, parameters); }, "finite numbers only");
}

TEST(Network, RefusesAnInputOfAnotherLengthOrNotFinite) {
  Random random(0);
  const Network<float> network({3, 2}, {}, random);
  const std::vector<double> two{1, 2};
  expect_refusal([&] { network.feedforward(two); }, "input must hold 3 numbers (sizes[0]), got 2");
  const std::vector<double> infinite{1, 2, std::numeric_limits<double>::infinity()};
  expect_refusal([&] { network.feedforward(infinite); }, "finite");
}

TEST(Network, CopiesAreIndependent) {
  Random random(0);
  Network<double> network({3, 2}, {}, random);
  const Network<double> copy = network;
  network.large_weight_initializer(random);
  EXPECT_NE(network.parameters().weights[0], copy.parameters().weights[0]);
}

TEST(Network, DefaultWeightsAreNarrowerThanLargeOnesByTheRootOfTheInputs) {
  Random one(5);
  Random other(5);
  Network<double> network({400, 50}, {}, one);
  const Matrix<double> narrow = network.parameters().weights[0];
  network.large_weight_initializer(other);
  EXPECT_TRUE(network.parameters().weights[0].isApprox(20 * narrow, 1e-12));
}

// The batch of one step, and the state after it, by the formula for one weight at a time.
TEST(Momentum, VelocitiesGatherWhatTheBookSaysTheyGather) {
  Random random(6);
  Network<double> network({4, 3, 2}, {}, random);
  const Dataset data = testing::random_dataset(5, 4, 2, random);
  const auto batch = testing::examples_of(data);
  Hyperparameters hyperparameters;
  hyperparameters.eta = 0.3;
  hyperparameters.lambda = 2;
  hyperparameters.momentum = 0.75;
  const double n = 50;

  Parameters<double> expected = network.parameters();
  auto velocity = zero_parameters<double>(network.sizes());
  Workspace<double> workspace;
  for (int step = 0; step < 4; ++step) {
    auto nabla = zero_parameters<double>(network.sizes());
    for (const Example& example : batch) {
      const auto one = network.backprop(example);
      for (std::size_t l = 0; l < network.layers(); ++l) {
        nabla.weights[l] += one.weights[l] / 5;
        nabla.biases[l] += one.biases[l] / 5;
      }
    }
    for (std::size_t l = 0; l < network.layers(); ++l) {
      const Matrix<double> slope = nabla.weights[l] + 2 / n * expected.weights[l];
      velocity.weights[l] = 0.75 * velocity.weights[l] - 0.3 * slope;
      velocity.biases[l] = 0.75 * velocity.biases[l] - 0.3 * nabla.biases[l];
      expected.weights[l] += velocity.weights[l];
      expected.biases[l] += velocity.biases[l];
    }
    network.update_mini_batch(batch, hyperparameters, 50, random, workspace);
    for (std::size_t l = 0; l < network.layers(); ++l) {
      EXPECT_TRUE(network.parameters().weights[l].isApprox(expected.weights[l], 1e-12));
      EXPECT_TRUE(network.parameters().biases[l].isApprox(expected.biases[l], 1e-12));
    }
  }
}

TEST(Dropout, LeavesTheWeightsOfDroppedNeuronsAlone) {
  Random random(8);
  Network<double> network({4, 40, 2}, {}, random);
  const Dataset data = testing::random_dataset(5, 4, 2, random);
  const Parameters<double> before = network.parameters();
  Hyperparameters hyperparameters;
  hyperparameters.eta = 0.3;
  hyperparameters.dropout = 0.5;
  Workspace<double> workspace;
  network.update_mini_batch(testing::examples_of(data), hyperparameters, 5, random, workspace);
  int dropped = 0;
  for (int j = 0; j < 40; ++j) {
    const bool is_dropped = workspace.kept[0](j) == 0;
    dropped += is_dropped ? 1 : 0;
    const auto& after = network.parameters();
    EXPECT_EQ(before.weights[0].row(j) == after.weights[0].row(j), is_dropped);
    EXPECT_EQ(before.weights[1].col(j) == after.weights[1].col(j), is_dropped);
    EXPECT_EQ(before.biases[0](j) == after.biases[0](j), is_dropped);
  }
  EXPECT_GT(dropped, 8);
  EXPECT_LT(dropped, 32);
}

TEST(Dropout, PassesOnOnAverageWhatTheWholeLayerPassesOn) {
  Random random(9);
  NetworkOptions linear{CostKind::quadratic, ActivationKind::linear, ActivationKind::linear};
  const Network<double> network({3, 20, 2}, linear, random);
  const Dataset data = testing::random_dataset(1, 3, 2, random);
  const auto batch = testing::examples_of(data);
  Hyperparameters still;
  still.eta = 1e-300;
  still.dropout = 0.5;
  Workspace<double> workspace;
  Vector<double> sum = Vector<double>::Zero(2);
  constexpr int kRounds = 20000;
  for (int i = 0; i < kRounds; ++i) {
    Network<double> copy = network;
    copy.update_mini_batch(batch, still, 1, random, workspace);
    sum += workspace.a.back().view().col(0);
  }
  const Vector<double> whole = network.feedforward(data.input(0));
  EXPECT_NEAR(sum(0) / kRounds, whole(0), 0.05);
  EXPECT_NEAR(sum(1) / kRounds, whole(1), 0.05);
}

}  // namespace
}  // namespace network2
