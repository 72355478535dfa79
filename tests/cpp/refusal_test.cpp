// Each way in which an argument can be out of its range is refused, also those that JavaScript's
// own checks keep from the engine.
#include <limits>

#include "network2/sgd.hpp"
#include "support.hpp"

namespace network2 {
namespace {

using testing::dataset;
using testing::expect_refusal;

const std::vector<std::vector<double>> kTwoInputs{{1, 0}, {0, 1}};

TEST(Refusal, OfSetsToConcatenate) {
  const Dataset set = dataset(kTwoInputs, {0, 1}, 2);
  const Dataset more_classes = dataset(kTwoInputs, {0, 1}, 3);
  const Dataset more_inputs = dataset({{1, 2, 3}}, {0}, 2);
  expect_refusal([&] { Dataset::concat({}); }, "datasets must hold at least one Dataset, got 0");
  for (const Dataset* other : {&more_classes, &more_inputs}) {
    const std::vector<const Dataset*> parts{&set, other};
    expect_refusal([&] { Dataset::concat(parts); }, "must all have the same inputSize and classes");
  }
}

TEST(Refusal, OfSlicesBeyondTheSetOrBackwards) {
  const Dataset set = dataset(kTwoInputs, {0, 1}, 2);
  expect_refusal([&] { set.slice(1, 3); }, "slice must lie within 0 .. 2 (size), got 1 .. 3");
  expect_refusal([&] { set.slice(2, 1); }, "got 2 .. 1");
}

TEST(Refusal, OfInputSizesOfExamples) {
  for (const std::size_t size : {std::size_t{0}, kMaxInputSize + 1}) {
    expect_refusal([&] { Examples(std::span<const float>(), {}, size, 1); },
                   "inputSize must be an integer from 1 to 65536");
  }
}

TEST(Refusal, OfSetsThatDoNotFitTheNetwork) {
  Random random(1);
  const Network<float> network({2, 2}, {}, random);
  const auto is_refused = [&](const Dataset& set) {
    expect_refusal([&] { accuracy(network, set); }, "data must have inputSize 2 and 2 classes");
  };
  is_refused(dataset(kTwoInputs, {0, 1}, 3));
  is_refused(dataset({{1, 2, 3}}, {0}, 2));
}

TEST(Refusal, OfLambdasOfACost) {
  Random random(1);
  const Network<float> network({2, 2}, {}, random);
  const Dataset set = dataset(kTwoInputs, {0, 1}, 2);
  for (const double lambda : {-1.0, std::numeric_limits<double>::infinity(), std::nan("")}) {
    expect_refusal([&] { total_cost(network, set, lambda, Regularization::L2); },
                   "lambda must be a finite number >= 0");
  }
}

TEST(Refusal, OfTrainingDataAndMiniBatches) {
  Random random(1);
  Network<double> network({2, 2}, {}, random);
  Dataset set = dataset(kTwoInputs, {0, 1}, 2);
  Dataset empty = set.slice(0, 0);
  expect_refusal([&] { Sgd<double>(network, empty, 1, random); },
                 "training must hold at least one example, got 0");
  for (const std::size_t size : {0, 3}) {
    expect_refusal([&] { Sgd<double>(network, set, size, random); },
                   "miniBatchSize must be an integer from 1 to 2");
  }
}

TEST(Refusal, OfMonitorsWithoutExamples) {
  Random random(1);
  const Network<double> network({2, 2}, {}, random);
  const Dataset set = dataset(kTwoInputs, {0, 1}, 2);
  const Dataset empty = set.slice(0, 0);
  const Monitors evaluation_accuracy{false, true, false, false};
  for (const Dataset* evaluation : {static_cast<const Dataset*>(nullptr), &empty}) {
    expect_refusal([&] { Monitoring<double>(network, set, evaluation, {}, evaluation_accuracy); },
                   "evaluation must hold at least one example for its monitors, got none");
  }
}

TEST(Refusal, OfEarlyStoppingWithoutTheAccuracyThatItGoesBy) {
  Random random(1);
  Network<double> network({2, 2}, {}, random);
  Dataset set = dataset(kTwoInputs, {0, 1}, 2);
  SgdOptions options;
  options.hyperparameters.eta = 1;
  options.epochs = 1;
  options.mini_batch_size = 1;
  options.schedule.early_stopping = 1;
  expect_refusal([&] { sgd(network, set, options, random); },
                 "monitor must include 'evaluationAccuracy'");
}

TEST(Refusal, OfTheShareThatEndsASchedule) {
  for (const double share : {-0.1, 1.0}) {
    expect_refusal([&] { Schedule({.kind = ScheduleKind::stepwise, .stop_at = share}, 1); }, "got");
  }
}

TEST(Refusal, OfActivationsAndCostsThatMakeNoSenseTogether) {
  expect_refusal([] { NetworkOptions{.hidden = ActivationKind::softmax}.check(); },
                 "one probability distribution");
  expect_refusal([] { NetworkOptions{.output = ActivationKind::softmax}.check(); },
                 "for output 'softmax' take cost 'log-likelihood'");
  expect_refusal([] { NetworkOptions{.cost = CostKind::log_likelihood}.check(); },
                 "must go with output 'softmax'");
}

TEST(Refusal, OfOneMoreNeuronThanALayerMayHave) {
  Random random(1);
  expect_refusal(
      [&] {
        Network<float>({1, 65537}, {}, random);
      },
      "sizes[1] must be an integer from 1 to 65536, got 65537");
}

TEST(Refusal, OfLayersOfBiasesThatAreMissing) {
  auto parameters = zero_parameters<double>({2, 2});
  parameters.biases.clear();
  expect_refusal(
      [&] {
        Network<double>({2, 2}, {}, parameters);
      },
      "weights and biases must have one entry for each layer after the first, got 1 and 0");
}

TEST(Refusal, OfAnyDistortionOfImagesThatAreNotSquare) {
  const Dataset set = dataset(kTwoInputs, {0, 1}, 2);
  for (const Distortion& distortion :
       {Distortion{.shift = 1}, Distortion{.rotation = 1}, Distortion{.scaling = 0.1},
        Distortion{.skew = 1}, Distortion{.alpha = 1}}) {
    expect_refusal([&] { distortion.check(set); }, "unless the inputs are a square image");
  }
}

TEST(Examples, OfFloatsAreExpandedToTheSameNumbers) {
  const std::vector<float> inputs{0, 1.5F, -0.1F, 0, 1e-30F, 7};
  const std::vector<std::uint32_t> labels{1};
  const Dataset set(
      std::make_shared<const Examples>(std::span<const float>(inputs), labels, inputs.size(), 2));
  EXPECT_EQ(set.input(0), std::vector<double>(inputs.begin(), inputs.end()));
}

}  // namespace
}  // namespace network2
