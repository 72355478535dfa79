// network2.py's own numbers: backprop, update_mini_batch, total_cost, accuracy.
#include "network2/metrics.hpp"
#include "support.hpp"

namespace network2 {
namespace {

using testing::entries_of;
using testing::expect_close;
using testing::fixture;
using testing::Json;

template <class Scalar>
Parameters<Scalar> parameters_of(const Json& json, const std::vector<int>& sizes) {
  auto parameters = zero_parameters<Scalar>(sizes);
  for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
    for (int j = 0; j < sizes[l + 1]; ++j) {
      parameters.biases[l](j) = json.at("biases").at(l).at(j).at(0).get<Scalar>();
      for (int k = 0; k < sizes[l]; ++k) {
        parameters.weights[l](j, k) = json.at("weights").at(l).at(j).at(k).get<Scalar>();
      }
    }
  }
  return parameters;
}

template <class Scalar>
class Network2Py : public ::testing::Test {
 public:
  static void check_steps(const Json& expected) {
    const auto sizes = expected.at("sizes").get<std::vector<int>>();
    NetworkOptions options;
    options.cost =
        expected.at("cost") == "QuadraticCost" ? CostKind::quadratic : CostKind::cross_entropy;
    Network<Scalar> network(sizes, options, parameters_of<Scalar>(expected.at("initial"), sizes));
    const Dataset data = testing::dataset(expected.at("inputs"), expected.at("labels"),
                                          static_cast<std::size_t>(sizes.back()));
    Hyperparameters hyperparameters;
    hyperparameters.eta = expected.at("eta");
    hyperparameters.lambda = expected.at("lambda");
    hyperparameters.regularization =
        expected.value("regularization", "L2") == "L1" ? Regularization::L1 : Regularization::L2;
    const double lambda = hyperparameters.lambda;

    if (expected.contains("backprop_first_example")) {
      const auto& backprop = expected.at("backprop_first_example");
      const auto output = network.feedforward(data.input(0));
      expect_close<Scalar>(Matrix<Scalar>(output), backprop.at("output"), "output");
      expect_close(network.backprop(data[0]), backprop.at("nabla_w"), backprop.at("nabla_b"));
    }
    expect_close<Scalar>(total_cost(network, data, lambda, hyperparameters.regularization),
                         expected.at("total_cost_initial"), "total_cost_initial");
    if (expected.contains("accuracy_initial")) {
      EXPECT_EQ(accuracy(network, data), expected.at("accuracy_initial").get<std::size_t>());
    }

    const std::size_t m = expected.at("mini_batch_size");
    Workspace<Scalar> workspace;
    Random unused(0);
    const auto examples = testing::examples_of(data);
    for (std::size_t begin = 0; begin < examples.size(); begin += m) {
      network.update_mini_batch(
          std::span(examples).subspan(begin, std::min(m, examples.size() - begin)), hyperparameters,
          expected.at("n").get<std::size_t>(), unused, workspace);
    }
    const auto& final = expected.at("final");
    expect_close(network.parameters(), final.at("weights"), final.at("biases"));
    expect_close<Scalar>(total_cost(network, data, lambda, hyperparameters.regularization),
                         expected.at("total_cost_final"), "total_cost_final");
    if (expected.contains("accuracy_final")) {
      EXPECT_EQ(accuracy(network, data), expected.at("accuracy_final").get<std::size_t>());
    }
  }
};

using Scalars = ::testing::Types<float, double>;
TYPED_TEST_SUITE(Network2Py, Scalars);

TYPED_TEST(Network2Py, StepsWithL2AreReproduced) {
  for (const auto& expected : entries_of(fixture("network2-steps.json"), "cases")) {
    SCOPED_TRACE(expected.at("cost").dump() + " lambda " + expected.at("lambda").dump());
    this->check_steps(expected);
  }
}

TYPED_TEST(Network2Py, StepsWithL1AreAsTheMathematicsHasThem) {
  for (const auto& expected : entries_of(fixture("l1-steps.json"), "cases")) {
    SCOPED_TRACE(expected.at("cost").dump());
    this->check_steps(expected);
  }
}

}  // namespace
}  // namespace network2
