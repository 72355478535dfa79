// backprop against the slope of the cost itself, measured by central differences.
#include "kinds.hpp"
#include "network2/metrics.hpp"
#include "support.hpp"

namespace network2 {
namespace {

using testing::allowed_options;
using testing::largest_difference;

constexpr double kStep = 1e-5;

std::vector<int> random_sizes(Random& random) {
  std::vector<int> sizes(2 + static_cast<std::size_t>(random.random() * 4));
  for (int& size : sizes) size = 1 + static_cast<int>(random.random() * 6);
  return sizes;
}

/// The slopes of all parameters.
template <class CostOf>
Parameters<double> slopes(const Network<double>& network, CostOf cost_of) {
  auto found = zero_parameters<double>(network.sizes());
  Parameters<double> moved = network.parameters();
  const auto measure = [&](double& parameter) {
    const double value = parameter;
    parameter = value + kStep;
    const double above = cost_of(Network<double>(network.sizes(), network.options(), moved));
    parameter = value - kStep;
    const double below = cost_of(Network<double>(network.sizes(), network.options(), moved));
    parameter = value;
    return (above - below) / (2 * kStep);
  };
  for (std::size_t l = 0; l < found.weights.size(); ++l) {
    for (Eigen::Index i = 0; i < found.weights[l].size(); ++i) {
      found.weights[l].data()[i] = measure(moved.weights[l].data()[i]);
    }
    for (Eigen::Index i = 0; i < found.biases[l].size(); ++i) {
      found.biases[l](i) = measure(moved.biases[l](i));
    }
  }
  return found;
}

TEST(Gradient, BackpropIsTheSlopeOfTheCostForEveryAllowedCombination) {
  Random random(20);
  const auto combinations = allowed_options();
  EXPECT_EQ(combinations.size(), 40U);  // quadratic 5 x 6, the others 5 x 1
  for (const auto& options : combinations) {
    for (int shape = 0; shape < 5; ++shape) {
      const auto sizes = random_sizes(random);
      const Network<double> network(sizes, options, random);
      const Dataset data = testing::random_dataset(1, static_cast<std::size_t>(sizes.front()),
                                                   static_cast<std::size_t>(sizes.back()), random);
      const auto expected = slopes(network, [&](const Network<double>& moved) {
        return total_cost(moved, data, 0, Regularization::L2);
      });
      EXPECT_LT(largest_difference(network.backprop(data[0]), expected), 1e-8)
          << "cost " << static_cast<int>(options.cost) << ", hidden "
          << static_cast<int>(options.hidden) << ", output " << static_cast<int>(options.output);
    }
  }
}

TEST(Gradient, AStepDescendsTheSlopeOfTheRegularisedCostOfTheWholeBatch) {
  Random random(21);
  for (const auto& options : allowed_options()) {
    for (const auto regularization : testing::kinds<Regularization>()) {
      const std::vector<int> sizes{4, 5, 3, 3};
      Network<double> network(sizes, options, random);
      const Dataset data = testing::random_dataset(7, static_cast<std::size_t>(sizes.front()),
                                                   static_cast<std::size_t>(sizes.back()), random);
      Hyperparameters hyperparameters;
      hyperparameters.eta = 0.25;
      hyperparameters.lambda = 0.5;
      hyperparameters.regularization = regularization;
      auto expected = slopes(network, [&](const Network<double>& moved) {
        return total_cost(moved, data, hyperparameters.lambda, regularization);
      });
      for (std::size_t l = 0; l < expected.weights.size(); ++l) {
        expected.weights[l] =
            network.parameters().weights[l] - hyperparameters.eta * expected.weights[l];
        expected.biases[l] =
            network.parameters().biases[l] - hyperparameters.eta * expected.biases[l];
      }
      Workspace<double> workspace;
      network.update_mini_batch(testing::examples_of(data), hyperparameters, data.size(), random,
                                workspace);
      EXPECT_LT(largest_difference(network.parameters(), expected), 1e-8)
          << "cost " << static_cast<int>(options.cost) << ", hidden "
          << static_cast<int>(options.hidden) << ", output " << static_cast<int>(options.output);
    }
  }
}

/// The parameters after a step along `direction`: w + factor * direction.
Parameters<double> moved(Parameters<double> from, double factor,
                         const Parameters<double>& direction) {
  for (std::size_t l = 0; l < from.weights.size(); ++l) {
    from.weights[l] += factor * direction.weights[l];
    from.biases[l] += factor * direction.biases[l];
  }
  return from;
}

TEST(Gradient, WithMomentumTheVelocitiesCollectTheSlopesOfTheRegularisedCost) {
  for (const auto regularization : testing::kinds<Regularization>()) {
    Random random(22);
    Network<double> network({4, 5, 3, 3}, {}, random);
    const Dataset data = testing::random_dataset(7, 4, 3, random);
    Hyperparameters hyperparameters;
    hyperparameters.eta = 0.25;
    hyperparameters.lambda = 0.5;
    hyperparameters.momentum = 0.8;
    hyperparameters.regularization = regularization;
    Parameters<double> velocities = zero_parameters<double>(network.sizes());
    Workspace<double> workspace;
    for (int step = 0; step < 3; ++step) {
      const auto nabla = slopes(network, [&](const Network<double>& other) {
        return total_cost(other, data, hyperparameters.lambda, regularization);
      });
      velocities =
          moved(moved(zero_parameters<double>(network.sizes()), 0.8, velocities), -0.25, nabla);
      const auto expected = moved(network.parameters(), 1, velocities);
      network.update_mini_batch(testing::examples_of(data), hyperparameters, data.size(), random,
                                workspace);
      EXPECT_LT(largest_difference(network.parameters(), expected), 1e-8) << "step " << step;
    }
  }
}

TEST(Gradient, WithDropoutAStepDescendsTheSlopeOfTheThinnedNetwork) {
  constexpr double kShare = 0.6;  // of the hidden neurons that are kept
  for (const auto hidden : testing::kinds<ActivationKind>()) {
    if (hidden == ActivationKind::softmax) continue;  // is for outputs
    Random random(23);
    const NetworkOptions options{CostKind::cross_entropy, hidden, ActivationKind::sigmoid};
    Network<double> network({4, 9, 3}, options, random);
    const Dataset data = testing::random_dataset(7, 4, 3, random);
    Hyperparameters hyperparameters;
    hyperparameters.eta = 0.25;
    hyperparameters.dropout = 1 - kShare;
    const Parameters<double> before = network.parameters();
    Workspace<double> workspace;
    network.update_mini_batch(testing::examples_of(data), hyperparameters, data.size(), random,
                              workspace);
    const Parameters<double> after = network.parameters();

    // A neuron that was left out has learnt nothing; what is kept counts for the others, too.
    Eigen::RowVectorXd counts(9);
    for (int j = 0; j < 9; ++j) {
      counts(j) = after.biases[0](j) == before.biases[0](j) ? 0 : 1 / kShare;
    }
    ASSERT_TRUE((counts.array() == 0).any() && (counts.array() > 0).any());
    Parameters<double> thinned = before;
    thinned.weights[1].array().rowwise() *= counts.array();
    auto nabla = slopes(Network<double>(network.sizes(), options, thinned),
                        [&](const Network<double>& other) {
                          return total_cost(other, data, 0, Regularization::L2);
                        });
    nabla.weights[1].array().rowwise() *= counts.array();
    EXPECT_LT(largest_difference(after, moved(before, -0.25, nabla)), 1e-8)
        << "hidden " << static_cast<int>(hidden);
  }
}

}  // namespace
}  // namespace network2
