// backprop against the slope of the cost itself, measured by central differences.
#include "network2/metrics.hpp"
#include "support.hpp"

namespace network2 {
namespace {

constexpr double kStep = 1e-5;

/// Every combination of cost, hidden and output activation that is allowed.
std::vector<NetworkOptions> allowed_options() {
  std::vector<NetworkOptions> allowed;
  for (const auto cost : {CostKind::quadratic, CostKind::cross_entropy, CostKind::log_likelihood}) {
    for (int hidden = 0; hidden < 5; ++hidden) {
      for (int output = 0; output < 5; ++output) {
        const NetworkOptions options{cost, static_cast<ActivationKind>(hidden),
                                     static_cast<ActivationKind>(output)};
        try {
          options.check();
          allowed.push_back(options);
        } catch (const std::invalid_argument&) {
          continue;
        }
      }
    }
  }
  return allowed;
}

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

double largest_difference(const Parameters<double>& one, const Parameters<double>& other) {
  double largest = 0;
  for (std::size_t l = 0; l < one.weights.size(); ++l) {
    largest = std::max(largest, (one.weights[l] - other.weights[l]).cwiseAbs().maxCoeff());
    largest = std::max(largest, (one.biases[l] - other.biases[l]).cwiseAbs().maxCoeff());
  }
  return largest;
}

TEST(Gradient, BackpropIsTheSlopeOfTheCostForEveryAllowedCombination) {
  Random random(20);
  const auto combinations = allowed_options();
  EXPECT_EQ(combinations.size(), 28U);  // quadratic 4 x 5, the others 4 x 1
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
    for (const auto regularization : {Regularization::L2, Regularization::L1}) {
      const auto sizes = random_sizes(random);
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

}  // namespace
}  // namespace network2
