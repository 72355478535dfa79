#include "network2/metrics.hpp"

#include <utility>

#include "support.hpp"

namespace network2 {
namespace {

TEST(TotalCost, DividesLambdaByTheSizeOfTheSetThatIsEvaluated) {
  Random random(1);
  const Network<double> network({3, 2}, {}, random);
  const Dataset data = testing::random_dataset(8, 3, 2, random);
  const Dataset half = data.slice(0, 4);
  const double weights = network.parameters().weights[0].squaredNorm();
  const auto term = [&](const Dataset& set) {
    return total_cost(network, set, 3, Regularization::L2) -
           total_cost(network, set, 0, Regularization::L2);
  };
  EXPECT_NEAR(term(data), 0.5 * 3.0 / 8 * weights, 1e-12);
  EXPECT_NEAR(term(half), 0.5 * 3.0 / 4 * weights, 1e-12);
}

TEST(TotalCost, RefusesWhatItCannotDivideByOrDoesNotFit) {
  using testing::expect_refusal;
  Random random(1);
  const Network<float> network({3, 2}, {}, random);
  const Dataset data = testing::random_dataset(8, 3, 2, random);
  expect_refusal([&] { total_cost(network, data.slice(0, 0), 0, Regularization::L2); },
                 "data must hold at least one example, got 0");
  expect_refusal([&] { total_cost(network, data, -1, Regularization::L2); },
                 "lambda must be a finite number >= 0, got -1");
  const Dataset other = testing::random_dataset(8, 4, 2, random);
  expect_refusal([&] { accuracy(network, other); },
                 "data must have inputSize 3 and 2 classes to fit the network's sizes");
  const Dataset finer = testing::random_dataset(8, 3, 3, random);
  expect_refusal([&] { accuracy(network, finer); }, "got inputSize 3 and 3 classes");
}

TEST(Accuracy, CountsEveryExampleOfASetThatFillsNoWholeNumberOfBatches) {
  Random random(2);
  const Network<double> network({6, 5, 3}, {}, random);
  const Dataset data = testing::random_dataset(123, 6, 3, random);
  std::size_t right = 0;
  for (std::size_t i = 0; i < data.size(); ++i) {
    Eigen::Index answer = 0;
    network.feedforward(data.input(i)).maxCoeff(&answer);
    if (answer == static_cast<Eigen::Index>(data.label(i))) ++right;
  }
  EXPECT_GT(right, 0U);
  EXPECT_EQ(accuracy(network, data), right);
}

template <class Scalar>
void expect_outputs_of_feedforward() {
  Random random(2);
  const Network<Scalar> network({6, 5, 3}, {}, random);
  const Dataset data = testing::random_dataset(123, 6, 3, random);
  const std::size_t begin = 7;
  for (const auto& [end, count] : {std::pair{110, 103}, {9, 2}, {7, 0}, {500, 116}, {3, 0}}) {
    const std::vector<Scalar> outputs =
        predict(network, data, begin, static_cast<std::size_t>(end));
    ASSERT_EQ(outputs.size(), static_cast<std::size_t>(count) * 3);
    for (std::size_t i = 0; i < outputs.size(); ++i) {
      const auto expected = network.feedforward(data.input(begin + i / 3));
      EXPECT_EQ(outputs[i], expected(static_cast<Eigen::Index>(i % 3))) << i;
    }
  }
}

TEST(Predict, GivesTheOutputsOfOneExampleAfterAnother) {
  expect_outputs_of_feedforward<float>();
  expect_outputs_of_feedforward<double>();
}

TEST(Predict, RefusesDataThatDoesNotFit) {
  Random random(2);
  const Network<float> network({6, 5, 3}, {}, random);
  const Dataset data = testing::random_dataset(3, 6, 4, random);
  testing::expect_refusal([&] { predict(network, data, 0, 3); }, "data must have inputSize 6");
}

TEST(GradientNorms, AreTheLengthsOfTheMeanGradientsOfTheBiases) {
  Random random(3);
  const Network<double> network({6, 5, 4, 3}, {}, random);
  const Dataset data = testing::random_dataset(123, 6, 3, random);
  auto mean = zero_parameters<double>(network.sizes());
  for (std::size_t i = 0; i < data.size(); ++i) {
    const auto nabla = network.backprop(data[i]);
    for (std::size_t l = 0; l < 3; ++l) mean.biases[l] += nabla.biases[l] / 123;
  }
  const auto norms = gradient_norms(network, data);
  ASSERT_EQ(norms.size(), 3U);
  for (std::size_t l = 0; l < 3; ++l) EXPECT_NEAR(norms[l], mean.biases[l].norm(), 1e-14);
}

TEST(GradientNorms, AreRefusedOfNoExamples) {
  Random random(3);
  const Network<double> network({6, 5, 3}, {}, random);
  const Dataset data = testing::random_dataset(1, 6, 3, random);
  testing::expect_refusal([&] { gradient_norms(network, data.slice(0, 0)); },
                          "data must hold at least one example, got 0");
}

}  // namespace
}  // namespace network2
