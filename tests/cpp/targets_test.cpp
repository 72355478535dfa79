// Desired outputs that are no classes.
#include <memory>

#include "network2/monitor.hpp"
#include "network2/sgd.hpp"
#include "support.hpp"

namespace network2 {
namespace {

using testing::expect_refusal;
using Rows = std::vector<std::vector<double>>;

std::vector<double> flat(const Rows& rows) {
  std::vector<double> numbers;
  for (const auto& row : rows) numbers.insert(numbers.end(), row.begin(), row.end());
  return numbers;
}

Dataset with_targets(const Rows& inputs, const Rows& targets) {
  const std::size_t outputs = targets.front().size();
  const std::vector<double> numbers = flat(targets);
  const std::vector<std::uint32_t> of_one_class(targets.size(), 0);
  auto rows = std::make_shared<const Examples>(std::span<const double>(numbers),
                                               std::span(of_one_class), outputs, 1);
  auto examples = std::make_shared<Examples>(InputType::doubles, inputs.size(),
                                             inputs.front().size(), outputs, std::move(rows));
  const std::vector<double> input_numbers = flat(inputs);
  std::vector<std::uint32_t> places;
  for (std::uint32_t i = 0; i < inputs.size(); ++i) places.push_back(i);
  const auto bytes = std::as_bytes(std::span(input_numbers));
  examples->measure(bytes);
  examples->write(bytes, places);
  return Dataset(std::move(examples));
}

const Rows kInputs{{0.5, 0, -1}, {0, 1, 2}, {1, 1, 0}, {-0.5, 0.25, 3}};
const Rows kTargets{{0.25, 1}, {0, 0.5}, {1, 0.125}, {0.75, 0}};

TEST(Targets, AreGivenBackWithTheInputsTheyBelongToHoweverTheSetIsShuffled) {
  Dataset data = with_targets(kInputs, kTargets);
  EXPECT_FALSE(data.has_labels());
  EXPECT_EQ(data.classes(), 2U);
  Random random(3);
  data.shuffle(random);
  EXPECT_NE(data.order(), (std::vector<std::uint32_t>{0, 1, 2, 3}));
  const Dataset part = data.slice(1, 4);
  const std::vector<std::uint32_t> order = data.order();
  for (std::size_t i = 0; i < part.size(); ++i) {
    EXPECT_EQ(part.input(i), kInputs.at(order.at(i + 1)));
    EXPECT_EQ(part.target(i), kTargets.at(order.at(i + 1)));
  }
}

TEST(Targets, OfAClassAre1ForItAnd0ForTheOthers) {
  const Dataset data = testing::dataset(kInputs, {0, 1, 2, 1}, 3);
  EXPECT_TRUE(data.has_labels());
  EXPECT_EQ(data.target(2), (std::vector<double>{0, 0, 1}));
  EXPECT_EQ(data.labels(), (std::vector<std::uint32_t>{0, 1, 2, 1}));
}

struct Case {
  CostKind cost;
  ActivationKind output;
};

/// Every parameter moved a little, each way: how the cost changes.
Parameters<double> slopes(Network<double> network, const Dataset& data) {
  constexpr double kStep = 1e-6;
  Parameters<double> parameters = network.parameters();
  Parameters<double> found = zero_parameters<double>(network.sizes());
  const auto slope = [&](double& number) {
    const double before = number;
    const auto cost_at = [&](double value) {
      number = value;
      network.set_parameters(parameters);
      return total_cost(network, data, 0, Regularization::L2);
    };
    const double difference = cost_at(before + kStep) - cost_at(before - kStep);
    number = before;
    return difference / (2 * kStep);
  };
  for (std::size_t l = 0; l < found.weights.size(); ++l) {
    for (Eigen::Index i = 0; i < found.weights[l].size(); ++i) {
      found.weights[l].data()[i] = slope(parameters.weights[l].data()[i]);
    }
    for (Eigen::Index i = 0; i < found.biases[l].size(); ++i) {
      found.biases[l](i) = slope(parameters.biases[l](i));
    }
  }
  return found;
}

TEST(Targets, BackpropGivesTheSlopesOfTheirCost) {
  for (const auto& [cost, output] : {Case{CostKind::quadratic, ActivationKind::sigmoid},
                                     Case{CostKind::quadratic, ActivationKind::linear},
                                     Case{CostKind::quadratic, ActivationKind::tanh},
                                     Case{CostKind::quadratic, ActivationKind::softmax},
                                     Case{CostKind::cross_entropy, ActivationKind::sigmoid}}) {
    Random random(5);
    const Network<double> network({3, 4, 2}, {cost, ActivationKind::tanh, output}, random);
    for (std::size_t i = 0; i < kInputs.size(); ++i) {
      const Dataset one = with_targets({kInputs[i]}, {kTargets[i]});
      EXPECT_LT(testing::largest_difference(network.backprop(one[0]), slopes(network, one)), 1e-8);
    }
  }
}

/// The parameters after two epochs.
template <class Scalar>
Parameters<Scalar> trained_on(Dataset data, const NetworkOptions& options) {
  Random random(2);
  Network<Scalar> network({3, 5, 2}, options, random);
  Sgd<Scalar> descent(network, data, 2, random);
  for (int i = 0; i < 4; ++i) {
    descent.train(1, {.eta = 0.5, .lambda = 0.1, .momentum = 0.5, .dropout = 0.25});
  }
  EXPECT_EQ(descent.epoch(), 2U);
  return network.parameters();
}

template <class Scalar>
void expect_classes_to_be_targets(const NetworkOptions& options, double off) {
  const std::vector<std::uint32_t> labels{1, 0, 0, 0};
  Rows targets;
  for (const std::uint32_t label : labels) {
    targets.push_back({off, off});
    targets.back().at(label) = 1;
  }
  const auto with_labels = trained_on<Scalar>(testing::dataset(kInputs, labels, 2), options);
  const auto without = trained_on<Scalar>(with_targets(kInputs, targets), options);
  EXPECT_EQ(testing::largest_difference(with_labels, without), 0);
}

TEST(Targets, ThatSayWhatClassesSayTrainToTheSameBits) {
  const NetworkOptions plain;
  NetworkOptions tanh;
  tanh.cost = CostKind::quadratic;
  tanh.output = ActivationKind::tanh;
  expect_classes_to_be_targets<float>(plain, 0);
  expect_classes_to_be_targets<double>(plain, 0);
  expect_classes_to_be_targets<float>(tanh, -1);
  expect_classes_to_be_targets<double>(tanh, -1);
}

TEST(Targets, AreRefusedWhereClassesAreCounted) {
  Random random(1);
  Network<float> network({3, 2}, {}, random);
  Dataset data = with_targets(kInputs, kTargets);
  const std::string why = "must be a set with labels for an accuracy, got one with targets";
  expect_refusal([&] { accuracy(network, data); }, "data " + why);
  expect_refusal([&] { (void)data.label(0); }, "this must be a set with labels for a label");
  expect_refusal([&] { (void)data.labels(); }, "this must be a set with labels for labels");
  const Hyperparameters hyperparameters{.eta = 1};
  const auto watch = [&](const Monitors& monitors) {
    return Monitoring<float>(network, data, &data, hyperparameters, monitors);
  };
  expect_refusal([&] { watch({false, true, false, false}); }, "evaluation " + why);
  expect_refusal([&] { watch({false, false, false, true}); }, "training " + why);
  auto monitoring = watch({true, false, true, false});
  EXPECT_TRUE(monitoring.advance(100));
  EXPECT_EQ(*monitoring.values()[2], total_cost(network, data, 0, Regularization::L2));
  Sgd<float> descent(network, data, 2, random);
  descent.keep_score();
  descent.train(2, hyperparameters);
  const auto [score, examples] = descent.take_score();
  EXPECT_EQ(score.right, 0U);
  EXPECT_GT(score.cost, 0);
  EXPECT_EQ(examples, 4U);
}

TEST(Targets, AreRefusedByCostsAndPrecisionsThatHaveNoMeaningForThem) {
  Random random(1);
  const Network<float> network({3, 2}, {}, random);
  const Network<float> softmax(
      {3, 2}, {CostKind::log_likelihood, ActivationKind::sigmoid, ActivationKind::softmax}, random);
  const auto cost_of = [](const auto& of, const Rows& targets) {
    return total_cost(of, with_targets(kInputs, targets), 0, Regularization::L2);
  };
  const auto with = [](double number) {
    Rows changed = kTargets;
    changed[2][1] = number;
    return changed;
  };
  expect_refusal([&] { cost_of(softmax, kTargets); },
                 "data must be a set with labels for cost 'log-likelihood'");
  expect_refusal([&] { cost_of(network, with(1.5)); },
                 "data must hold targets from 0 to 1 for cost 'cross-entropy', which takes them as "
                 "probabilities, got 1.5");
  expect_refusal([&] { cost_of(network, with(-0.5)); }, "got -0.5");
  const NetworkOptions regression{CostKind::quadratic, ActivationKind::sigmoid,
                                  ActivationKind::linear};
  const Network<float> narrow({3, 2}, regression, random);
  const Network<double> wide({3, 2}, regression, random);
  expect_refusal([&] { cost_of(narrow, with(-1e39)); }, "data must hold targets from -3.40282e+38");
  EXPECT_GT(cost_of(wide, with(-1e39)), 1e77);
  // Only the examples of the set itself count.
  const Dataset whole = with_targets(kInputs, with(1.5));
  EXPECT_GT(total_cost(network, whole.slice(0, 2), 0, Regularization::L2), 0);
}

TEST(Targets, AreNotPutTogetherWithLabels) {
  const Dataset one = with_targets(kInputs, kTargets);
  const Dataset other = testing::dataset(kInputs, {0, 1, 0, 1}, 2);
  const std::vector<const Dataset*> mixed{&one, &other};
  expect_refusal([&] { Dataset::concat(mixed); },
                 "datasets must all have labels, or all have targets, got some of each");
  const std::vector<const Dataset*> alike{&one, &one};
  EXPECT_EQ(Dataset::concat(alike).target(6), kTargets[2]);
}

TEST(Targets, HaveToBeThereForEveryExample) {
  const std::vector<std::uint32_t> label{0};
  auto rows = std::make_shared<const Examples>(std::span<const double>(kTargets[0]),
                                               std::span(label), 2, 1);
  Examples examples(InputType::doubles, 1, 3, 2, rows);
  const auto input = std::as_bytes(std::span(kInputs[0]));
  const std::vector<std::uint32_t> second{1};
  examples.measure(input);
  expect_refusal([&] { examples.write(input, second); }, "got 1 at position 0");
}

}  // namespace
}  // namespace network2
