#include "network2/json.hpp"

#include "network2/metrics.hpp"
#include "support.hpp"

namespace network2 {
namespace {

using testing::expect_refusal;
using testing::Json;

const std::string kByNetwork2Py =
    R"({"sizes": [2, 3, 1], "weights": [[[0.5, -1.25], [1e-3, 2], [0, 3]], [[1, -1, 0.25]]],)"
    R"( "biases": [[[0.1], [0.2], [0.3]], [[-0.4]]], "cost": "CrossEntropyCost"})";

TEST(Json, ReadsAFileOfNetwork2Py) {
  const auto network = load<double>(kByNetwork2Py);
  EXPECT_EQ(network.sizes(), (std::vector<int>{2, 3, 1}));
  EXPECT_EQ(network.parameters().weights[0](0, 1), -1.25);
  EXPECT_EQ(network.parameters().biases[1](0), -0.4);
  const auto sigma = [](double z) { return 1 / (1 + std::exp(-z)); };
  const double hidden0 = sigma(0.5 * 1 - 1.25 * 2 + 0.1);
  const double hidden1 = sigma(1e-3 * 1 + 2 * 2 + 0.2);
  const double hidden2 = sigma(3 * 2 + 0.3);
  const std::vector<double> input{1, 2};
  EXPECT_NEAR(network.feedforward(input)(0), sigma(hidden0 - hidden1 + 0.25 * hidden2 - 0.4),
              1e-15);
}

TEST(Json, WritesTheKeysOfNetwork2PyAndNoOthers) {
  Random random(1);
  const auto saved = Json::parse(save(Network<float>({3, 2}, {}, random)));
  EXPECT_EQ(saved.size(), 4U);
  EXPECT_EQ(saved.at("cost"), "CrossEntropyCost");
  EXPECT_EQ(saved.at("biases").at(0).at(1).size(), 1U);
}

template <class Scalar>
void expect_same_bits_after_a_round_trip(NetworkOptions options) {
  Random random(2);
  const Network<Scalar> network({7, 5, 3}, options, random);
  const auto copy = load<Scalar>(save(network));
  for (std::size_t l = 0; l < network.layers(); ++l) {
    EXPECT_EQ(network.parameters().weights[l], copy.parameters().weights[l]);
    EXPECT_EQ(network.parameters().biases[l], copy.parameters().biases[l]);
  }
  EXPECT_EQ(copy.options().hidden, options.hidden);
  EXPECT_EQ(copy.options().output, options.output);
  EXPECT_EQ(copy.options().cost, options.cost);
}

TEST(Json, ReadsBackTheSameBits) {
  expect_same_bits_after_a_round_trip<float>({});
  expect_same_bits_after_a_round_trip<double>(
      {CostKind::log_likelihood, ActivationKind::relu, ActivationKind::softmax});
}

TEST(Json, KeepsTheOutputActivationOfANetworkWhoseHiddenNeuronsAreSigmoids) {
  expect_same_bits_after_a_round_trip<double>(
      {CostKind::quadratic, ActivationKind::sigmoid, ActivationKind::tanh});
}

TEST(Json, RefusesToSaveANetworkThatHasDiverged) {
  Random random(3);
  NetworkOptions linear{CostKind::quadratic, ActivationKind::linear, ActivationKind::linear};
  Network<float> network({2, 2}, linear, random);
  const Dataset data = testing::random_dataset(4, 2, 2, random);
  Hyperparameters hyperparameters;
  hyperparameters.eta = 1e30;
  Workspace<float> workspace;
  for (int step = 0; step < 3; ++step) {
    network.update_mini_batch(testing::examples_of(data), hyperparameters, 4, random, workspace);
  }
  expect_refusal([&] { save(network); }, "network must hold finite numbers only");
}

TEST(Json, RefusesFilesThatAreNotWhatTheyClaim) {
  const auto refused = [](const std::string& from, const std::string& to,
                          const std::string& message) {
    std::string json = kByNetwork2Py;
    json.replace(json.find(from), from.size(), to);
    expect_refusal([&] { load<double>(json); }, message);
  };
  refused("[1e-3, 2]", "[1e-3]",
          "weights[0][1] must be an array of 2 (inputs of the neuron), got an array of 1");
  refused("[[1, -1, 0.25]]", "[]",
          "weights[1] must be an array of 1 (neurons of the layer), got an array of 0");
  refused("[[1, -1, 0.25]]", "\"[1]\"", "weights[1] must be an array of 1");
  refused("[[1, -1, 0.25]]", "[{\"0\": 1}]", "weights[1][0] must be an array of 3");
  refused("0.5", "NaN", "json must be a network saved by network2.py");
  refused("0.5", "1e999", "json must be a network saved by network2.py");
  refused("0.5", "true", "weights[0][0][0] must be a finite number, got true");
  refused("0.5", "null", "weights[0][0][0] must be a finite number, got null");
  refused("[-0.4]", "[\"-0.4\"]", "biases[1][0][0] must be a finite number, got \"-0.4\"");
  refused("CrossEntropyCost", "Cost", "cost must be one of 'QuadraticCost'");
  refused("\"CrossEntropyCost\"", "5", "cost must be a text, got 5");
  refused("\"CrossEntropyCost\"", "\"QuadraticCost\", \"hidden\": 1",
          "hidden must be a text, got 1");
  refused("\"sizes\"", "\"size\"", "sizes must be an array of at least 2 layers, got null");
  refused("[2, 3, 1]", "[2]", "sizes must be an array of at least 2 layers, got an array of 1");
  expect_refusal([] { load<double>("[1]"); }, "json must be an object, got an array of 1");
}

TEST(Json, RefusesSizesThatAreNoNumbersOfNeuronsByName) {
  const std::string allowed = "sizes[1] must be an integer from 1 to 65536, got ";
  for (const std::string size : {"2.9", "3.0", "true", "4294967299", "18446744073709551615", "0",
                                 "-3", "null", "\"3\"", "65537"}) {
    std::string json = kByNetwork2Py;
    json.replace(json.find("[2, 3, 1]"), 9, "[2, " + size + ", 1]");
    expect_refusal([&] { load<double>(json); }, allowed + size);
  }
}

TEST(Json, RefusesSurplusLayersRowsAndNumbers) {
  const auto refused = [](const std::string& from, const std::string& to,
                          const std::string& message) {
    std::string json = kByNetwork2Py;
    json.replace(json.find(from), from.size(), to);
    expect_refusal([&] { load<double>(json); }, message);
  };
  refused("[[1, -1, 0.25]]", "[[1, -1, 0.25]], [[1]]",
          "weights must be an array of 2 (layers after the input), got an array of 3");
  refused("[[-0.4]]", "[[-0.4]], [[1]]",
          "biases must be an array of 2 (layers after the input), got an array of 3");
  refused("[1, -1, 0.25]", "[1, -1, 0.25], [1, 1, 1]", "weights[1] must be an array of 1");
  refused("[-0.4]", "[-0.4, 1]", "biases[1][0] must be an array of 1");
}

TEST(Json, RefusesWhatIsNotFiniteInItsPrecision) {
  std::string json = kByNetwork2Py;
  json.replace(json.find("0.5"), 3, "1e39");
  EXPECT_NO_THROW(load<double>(json));
  expect_refusal([&] { load<float>(json); }, "weights[0][0][0] must be a finite number, got 1e+39");
}

TEST(Json, TakesTheLastOfTwoMembersOfOneNameAsPythonDoes) {
  std::string json = kByNetwork2Py;
  json.replace(json.rfind('}'), 1, R"(, "cost": "QuadraticCost"})");
  EXPECT_EQ(load<double>(json).options().cost, CostKind::quadratic);
}

TEST(Json, RefusesArraysWithinArraysWithoutEnd) {
  const auto arrays = [](std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
  };
  expect_refusal([&] { load<double>(arrays(16)); }, "json must be an object, got an array of 1");
  const std::string message = "got arrays within arrays on more than 16 levels";
  expect_refusal([&] { load<double>(arrays(17)); }, message);
  expect_refusal([&] { load<double>(arrays(1'000'000)); }, message);
}

TEST(Json, TakesNoMemoryForWhatAFileOnlyClaims) {
  // 65,536 x 65,536 doubles would be 32 GiB.
  expect_refusal(
      [] {
        load<double>(R"({"sizes": [65536, 65536], "weights": [[[1]]], "biases": [[[1]]],)"
                     R"( "cost": "QuadraticCost"})");
      },
      "weights[0] must be an array of 65536 (neurons of the layer), got an array of 1");
  std::string rows = "[1]";
  for (int i = 1; i < 65536; ++i) rows += ",[1]";
  expect_refusal(
      [&] {
        load<double>(R"({"sizes": [65536, 65536], "weights": [[)" + rows +
                     R"(]], "biases": [[[1]]], "cost": "QuadraticCost"})");
      },
      "weights[0][0] must be an array of 65536 (inputs of the neuron), got an array of 1");
}

}  // namespace
}  // namespace network2
