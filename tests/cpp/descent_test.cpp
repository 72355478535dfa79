// What a step of gradient descent does to the weights, and when the factor that L2 keeps beside the
// first layer goes into them.
#include <algorithm>

#include "network2/sgd.hpp"
#include "support.hpp"

namespace network2 {
namespace {

using testing::largest_difference;

constexpr std::size_t kExamples = 7;

/// A network of two hidden layers and some examples for it.
template <class Scalar>
struct Setting {
  Random random{12};
  Network<Scalar> network{{5, 6, 4, 3}, {}, random};
  Dataset data = testing::random_dataset(kExamples, 5, 3, random);
  Workspace<Scalar> workspace;
  Hyperparameters hyperparameters;

  Setting() { hyperparameters.eta = 0.5; }

  void step(std::size_t n = kExamples) {
    network.update_mini_batch(testing::examples_of(data), hyperparameters, n, random, workspace);
  }
};

template <class Scalar>
void expect_same(const Parameters<Scalar>& one, const Parameters<Scalar>& other) {
  ASSERT_EQ(one.weights.size(), other.weights.size());
  for (std::size_t l = 0; l < one.weights.size(); ++l) {
    EXPECT_EQ(one.weights[l], other.weights[l]) << "layer " << l;
    EXPECT_EQ(one.biases[l], other.biases[l]) << "layer " << l;
  }
}

/// The mean of the gradients of the examples.
Parameters<double> mean_gradient(const Network<double>& network, const Dataset& data) {
  auto mean = zero_parameters<double>(network.sizes());
  for (std::size_t i = 0; i < data.size(); ++i) {
    const auto nabla = network.backprop(data[i]);
    for (std::size_t l = 0; l < mean.weights.size(); ++l) {
      mean.weights[l] += nabla.weights[l] / static_cast<double>(data.size());
      mean.biases[l] += nabla.biases[l] / static_cast<double>(data.size());
    }
  }
  return mean;
}

TEST(Descent, TakesItsShareOfEachWeightHoweverLargeLambdaIs) {
  for (const double decay : {0.0, 0.1, 0.49, 0.5, 0.75, 1.0, 1.25, 1.5, 2.5}) {
    Setting<double> setting;
    setting.hyperparameters.lambda = decay * 20 / setting.hyperparameters.eta;
    Parameters<double> expected = setting.network.parameters();
    const auto nabla = mean_gradient(setting.network, setting.data);
    for (std::size_t l = 0; l < expected.weights.size(); ++l) {
      expected.weights[l] = (1 - decay) * expected.weights[l] - 0.5 * nabla.weights[l];
      expected.biases[l] -= 0.5 * nabla.biases[l];
    }
    setting.step(20);
    EXPECT_LT(largest_difference(setting.network.parameters(), expected), 1e-12) << decay;
  }
}

TEST(Descent, OfL1TakesTheSameFromEachWeightOfAWholeEpoch) {
  Setting<double> stepped;
  Setting<double> whole;
  for (auto* setting : {&stepped, &whole}) {
    setting->hyperparameters.lambda = 0.3;
    setting->hyperparameters.regularization = Regularization::L1;
  }
  const Parameters<double> before = stepped.network.parameters();
  const auto nabla = mean_gradient(stepped.network, stepped.data);
  stepped.step();
  for (std::size_t l = 0; l < before.weights.size(); ++l) {
    const Matrix<double> taken =
        before.weights[l] - 0.5 * nabla.weights[l] - stepped.network.parameters().weights[l];
    const Matrix<double> expected = 0.5 * 0.3 / kExamples * before.weights[l].array().sign();
    EXPECT_LT(largest_difference(taken, expected), 1e-14);
  }
  Sgd<double> descent(whole.network, whole.data, kExamples, whole.random);
  descent.train(1, whole.hyperparameters);
  EXPECT_LT(largest_difference(whole.network.parameters(), stepped.network.parameters()), 1e-14);
}

// A network that is given the parameters of another has them without a factor beside them.
template <class Scalar>
Network<Scalar> settled_copy(const Network<Scalar>& network) {
  return Network<Scalar>(network.sizes(), network.options(), network.parameters());
}

TEST(Descent, GoesOnAfterAnEpochAsANetworkThatWasSavedThen) {
  Setting<float> setting;
  setting.hyperparameters.lambda = 0.7;
  Sgd<float> descent(setting.network, setting.data, 2, setting.random);
  descent.train(descent.mini_batches(), setting.hyperparameters);
  Network<float> copy = settled_copy(setting.network);
  Dataset data = setting.data;
  Random random = setting.random;
  Sgd<float> other(copy, data, 2, random);
  descent.train(descent.mini_batches(), setting.hyperparameters);
  other.train(other.mini_batches(), setting.hyperparameters);
  expect_same(copy.parameters(), setting.network.parameters());
}

TEST(Descent, GoesOnAfterUpdateMiniBatchAsANetworkThatWasSavedThen) {
  Setting<float> setting;
  setting.hyperparameters.lambda = 0.7;
  setting.step();
  Network<float> copy = settled_copy(setting.network);
  setting.step();
  Workspace<float> workspace;
  copy.update_mini_batch(testing::examples_of(setting.data), setting.hyperparameters, kExamples,
                         setting.random, workspace);
  expect_same(copy.parameters(), setting.network.parameters());
}

TEST(Descent, StaysRightInAnEpochOfManyStepsThatEachTakeMuch) {
  Random random(13);
  Network<float> network({5, 6, 3}, {}, random);
  Dataset data = testing::random_dataset(600, 5, 3, random);
  Network<float> by_hand = network;
  Hyperparameters hyperparameters;
  hyperparameters.eta = 0.5;
  hyperparameters.lambda = 0.4 * 600 / 0.5;  // each step takes 40 % of each weight
  Sgd<float> descent(network, data, 1, random);
  descent.train(500, hyperparameters);
  Workspace<float> workspace;
  Random unused(0);
  for (std::size_t i = 0; i < 500; ++i) {
    const std::array<Example, 1> batch{data[i]};
    by_hand.update_mini_batch(batch, hyperparameters, 600, unused, workspace);
  }
  EXPECT_TRUE(network.is_finite());
  EXPECT_LT(largest_difference(network.parameters(), by_hand.parameters()), 1e-5);
}

TEST(Descent, ChangesFromL2ToL1AndMomentumInTheMiddleOfAnEpoch) {
  for (const bool with_momentum : {false, true}) {
    Setting<double> setting;
    setting.hyperparameters.lambda = 0.7;
    Sgd<double> descent(setting.network, setting.data, 3, setting.random);
    descent.train(1, setting.hyperparameters);
    Network<double> copy = settled_copy(setting.network);
    Hyperparameters changed = setting.hyperparameters;
    if (with_momentum) {
      changed.momentum = 0.5;
    } else {
      changed.regularization = Regularization::L1;
    }
    descent.train(1, changed);
    Workspace<double> workspace;
    const auto examples = testing::examples_of(setting.data);
    copy.update_mini_batch(std::span(examples).subspan(3, 3), changed, kExamples, setting.random,
                           workspace);
    EXPECT_LT(largest_difference(setting.network.parameters(), copy.parameters()), 1e-14);
  }
}

TEST(Descent, ForgetsTheVelocitiesInAStepWithoutMomentum) {
  Setting<double> setting;
  setting.hyperparameters.momentum = 0.9;
  setting.step();
  setting.hyperparameters.momentum = 0;
  setting.step();
  setting.hyperparameters.momentum = 0.9;
  Network<double> at_rest = settled_copy(setting.network);
  setting.step();
  Workspace<double> workspace;
  at_rest.update_mini_batch(testing::examples_of(setting.data), setting.hyperparameters, kExamples,
                            setting.random, workspace);
  expect_same(at_rest.parameters(), setting.network.parameters());
}

template <class Initialize>
void expect_to_begin_anew(Initialize initialize) {
  Setting<double> setting;
  setting.hyperparameters.lambda = 0.7;
  Sgd<double> descent(setting.network, setting.data, 3, setting.random);
  descent.train(1, setting.hyperparameters);  // a factor beside the first layer's weights
  Random random(14);
  initialize(setting.network, random);
  Network<double> fresh({5, 6, 4, 3}, {}, random);
  Random again(14);
  initialize(fresh, again);
  expect_same(setting.network.parameters(), fresh.parameters());

  setting.hyperparameters.momentum = 0.9;
  setting.step();
  Random third(14);
  initialize(setting.network, third);
  setting.step();
  Workspace<double> workspace;
  fresh.update_mini_batch(testing::examples_of(setting.data), setting.hyperparameters, kExamples,
                          setting.random, workspace);
  expect_same(setting.network.parameters(), fresh.parameters());
}

TEST(Initializer, LeavesNothingOfWhatWasLearntNeitherFactorNorVelocities) {
  expect_to_begin_anew(
      [](auto& network, Random& random) { network.default_weight_initializer(random); });
  expect_to_begin_anew(
      [](auto& network, Random& random) { network.large_weight_initializer(random); });
}

/// A step on distorted images, and on the images that a Distorter makes, each with 30 neurons: more
/// than the kernels work on one input at a time for.
template <class Scalar>
void expect_a_step_on_the_distorted_images() {
  Random random(15);
  constexpr std::size_t kSide = 7;
  const Dataset data = testing::random_dataset(9, kSide * kSide, 3, random);
  Network<Scalar> network({kSide * kSide, 30, 3}, {}, random);
  Network<Scalar> by_hand = network;
  Hyperparameters hyperparameters;
  hyperparameters.eta = 0.5;
  const Distortion distortion{1, 10, 0.1, 5, 10, 2};

  Distorter distorter(kSide * kSide);
  Random draws = random;
  std::vector<std::vector<double>> images;
  std::vector<std::uint32_t> labels;
  for (std::size_t i = 0; i < data.size(); ++i) {
    const auto& image = distorter.distort(data[i], distortion, draws);
    images.emplace_back(image.begin(), image.end());
    labels.push_back(data.label(i));
  }
  const Dataset distorted = testing::dataset(images, labels, 3);
  const auto inked = [](const std::vector<double>& image) {
    return std::count_if(image.begin(), image.end(), [](double ink) { return ink != 0; });
  };
  EXPECT_TRUE(std::any_of(images.begin(), images.end(),
                          [&](const auto& image) { return inked(image) % 4 != 0; }));

  Workspace<Scalar> workspace;
  by_hand.update_mini_batch(testing::examples_of(distorted), hyperparameters, 9, draws, workspace);
  hyperparameters.distortion = distortion;
  network.update_mini_batch(testing::examples_of(data), hyperparameters, 9, random, workspace);
  expect_same(network.parameters(), by_hand.parameters());
}

TEST(Descent, OnDistortedImagesIsDescentOnWhatTheDistorterMakesOfThem) {
  expect_a_step_on_the_distorted_images<float>();
  expect_a_step_on_the_distorted_images<double>();
}

/// A step of a network of side x side inputs with everything that a workspace has room for.
void take_step(int side, Workspace<double>& workspace, Network<double>& network) {
  Random random(16);
  const auto inputs = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
  const Dataset data = testing::random_dataset(5, inputs, 3, random);
  const Hyperparameters hyperparameters{
      .eta = 0.5, .dropout = 0.5, .distortion = {.shift = 1, .rotation = 10}};
  network.update_mini_batch(testing::examples_of(data), hyperparameters, 5, random, workspace);
}

TEST(Descent, TakesTheSameStepInAWorkspaceThatALargerNetworkHasUsed) {
  Random random(17);
  Network<double> larger({49, 12, 3}, {}, random);
  Network<double> network({16, 7, 3}, {}, random);
  Network<double> by_itself = network;
  Workspace<double> used;
  take_step(7, used, larger);
  take_step(4, used, network);
  Workspace<double> fresh;
  take_step(4, fresh, by_itself);
  expect_same(network.parameters(), by_itself.parameters());
}

}  // namespace
}  // namespace network2
