#include "network2/metrics.hpp"

#include "kinds.hpp"
#include "network2/metrics.hpp"
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
  expect_refusal([&] { make({784, 65537, 10}); }, "sizes[1] must be an integer from 1 to 65536");
  expect_refusal([&] { make({60000, 60000}); }, "at most 100,000,000 weights and biases");
  expect_refusal([&] { make({10000, 10000}); }, "weights and biases, got 100010000");
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

TEST(Network, RefusesNumbersThatItsPrecisionDoesNotHave) {
  Random random(1);
  const Network<float> narrow({2, 2}, {}, random);
  const Network<double> wide({2, 2}, {}, random);
  const std::vector<double> input{1, -1e39};
  const std::string message =
      "input must hold numbers from -3.40282e+38 to 3.40282e+38, which the network's precision "
      "has, got -1e+39";
  expect_refusal([&] { narrow.feedforward(input); }, message);
  expect_refusal([&] { narrow.backprop(input, 0); }, message);
  EXPECT_NO_THROW(wide.feedforward(input));
  expect_refusal([&] { wide.backprop(input, 2); }, "labels must be integers from 0 to 1");
  const Dataset data = testing::dataset({input}, {0}, 2);
  expect_refusal([&] { check_fits(narrow, data, "data"); },
                 "data must hold inputs from -3.40282e+38 to 3.40282e+38");
  EXPECT_NO_THROW(check_fits(wide, data, "data"));
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

TEST(Network, IsNoLongerFiniteWhenOnlyItsBiasesHaveDiverged) {
  Random random(0);
  NetworkOptions linear{CostKind::quadratic, ActivationKind::linear, ActivationKind::linear};
  Network<float> network({2, 2}, linear, random);
  const Dataset dark = testing::dataset({{0, 0}}, {0}, 2);
  Hyperparameters hyperparameters;
  hyperparameters.eta = 1e30;
  Workspace<float> workspace;
  EXPECT_TRUE(network.is_finite());
  for (int step = 0; step < 2; ++step) {
    network.update_mini_batch(testing::examples_of(dark), hyperparameters, 1, random, workspace);
  }
  EXPECT_TRUE(network.parameters().weights[0].allFinite());
  EXPECT_FALSE(network.is_finite());
}

TEST(Network, WantsMinus1OfTanhOutputsThatShouldNotFireAnd0OfOthers) {
  for (const auto output : testing::kinds<ActivationKind>()) {
    if (output == ActivationKind::softmax) continue;
    const NetworkOptions options{CostKind::quadratic, ActivationKind::sigmoid, output};
    const Network<double> network({2, 3}, options, zero_parameters<double>({2, 3}));
    const Dataset data = testing::dataset({{1, 1}}, {1}, 3);
    const double off = output == ActivationKind::tanh ? -1 : 0;
    const double a = output == ActivationKind::sigmoid ? 0.5 : 0;
    const double expected = ((a - off) * (a - off) * 2 + (a - 1) * (a - 1)) / 2;
    EXPECT_DOUBLE_EQ(total_cost(network, data, 0, Regularization::L2), expected);
  }
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

TEST(Dropout, LeavesOutItsShareOfTheNeuronsAndDrawsThemAnewEachTime) {
  Random random(10);
  Network<float> network({4, 1000, 1000, 2}, {}, random);
  const Dataset data = testing::random_dataset(1, 4, 2, random);
  Hyperparameters hyperparameters;
  hyperparameters.eta = 0.1;
  hyperparameters.dropout = 0.2;
  Workspace<float> workspace;
  const auto step = [&] {
    network.update_mini_batch(testing::examples_of(data), hyperparameters, 1, random, workspace);
  };
  step();
  for (const auto& kept : workspace.kept) {
    EXPECT_NEAR((kept.array() == 0).count(), 200, 50);
    EXPECT_NEAR((kept.array() == 1.25F).count(), 800, 50);
  }
  ASSERT_EQ(workspace.kept.size(), 2U);
  EXPECT_NE(workspace.kept[0], workspace.kept[1]);
  const Vector<float> before = workspace.kept[0];
  step();
  EXPECT_NE(workspace.kept[0], before);
}

TEST(Dropout, HasNoPartInWhatPassesThroughWithoutLearning) {
  Random random(11);
  Network<double> network({4, 40, 2}, {}, random);
  const Dataset data = testing::random_dataset(5, 4, 2, random);
  const auto batch = testing::examples_of(data);
  Hyperparameters hyperparameters;
  hyperparameters.eta = 0.3;
  hyperparameters.dropout = 0.5;
  Workspace<double> workspace;
  network.update_mini_batch(batch, hyperparameters, 5, random, workspace);
  network.feedforward(batch, workspace);
  const Matrix<double> outputs = workspace.a.back().view();
  network.backpropagate(workspace);
  Workspace<double> fresh;
  network.feedforward(batch, fresh);
  EXPECT_EQ(outputs, Matrix<double>(fresh.a.back().view()));
  network.backpropagate(fresh);
  EXPECT_EQ(Matrix<double>(workspace.delta[0].view()), Matrix<double>(fresh.delta[0].view()));
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

TEST(Network, TakesParametersAndStartsMomentumFromRest) {
  Random random(5);
  const Dataset data = testing::random_dataset(7, 4, 3, random);
  Network<double> moved({4, 5, 3}, {}, random);
  const Network<double> fresh = moved;
  Workspace<double> workspace;
  const Hyperparameters hyperparameters{.eta = 0.5, .momentum = 0.9};
  const auto step = [&](Network<double>& network) {
    network.update_mini_batch(testing::examples_of(data), hyperparameters, 7, random, workspace);
  };
  step(moved);
  moved.set_parameters(fresh.parameters());
  EXPECT_EQ(testing::largest_difference(moved.parameters(), fresh.parameters()), 0);
  Network<double> other = fresh;
  step(moved);
  step(other);
  EXPECT_EQ(testing::largest_difference(moved.parameters(), other.parameters()), 0);
}

TEST(Network, RefusesParametersOfOtherShapesAndChangesNothing) {
  Random random(5);
  Network<double> network({4, 5, 3}, {}, random);
  const Parameters<double> before = network.parameters();
  Parameters<double> changed = before;
  changed.weights[0] *= 2;
  changed.weights[1](2, 4) = HUGE_VAL;
  testing::expect_refusal([&] { network.set_parameters(changed); },
                          "weights[1] must hold finite numbers only");
  changed.weights[1].resize(3, 4);
  testing::expect_refusal([&] { network.set_parameters(changed); },
                          "weights[1] must be 3 x 5, got 3 x 4");
  EXPECT_EQ(testing::largest_difference(network.parameters(), before), 0);
}

}  // namespace
}  // namespace network2
