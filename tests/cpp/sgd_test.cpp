#include "network2/sgd.hpp"

#include "support.hpp"

namespace network2 {
namespace {

using testing::expect_refusal;

struct Setting {
  Random random{4};
  Network<double> network{{6, 5, 3}, {}, random};
  Dataset training = testing::random_dataset(23, 6, 3, random);
  SgdOptions options;

  Setting() {
    options.hyperparameters.eta = 0.5;
    options.epochs = 3;
    options.mini_batch_size = 5;
  }
};

void expect_same(const Network<double>& one, const Network<double>& other) {
  for (std::size_t l = 0; l < one.layers(); ++l) {
    EXPECT_EQ(one.parameters().weights[l], other.parameters().weights[l]);
    EXPECT_EQ(one.parameters().biases[l], other.parameters().biases[l]);
  }
}

TEST(Sgd, TakesTheShuffledMiniBatchesOneAfterAnotherTheLastOneShort) {
  Setting setting;
  Network<double> by_hand = setting.network;
  Dataset data = setting.training;
  Random random = setting.random;
  Workspace<double> workspace;
  for (int epoch = 0; epoch < 3; ++epoch) {
    data.shuffle(random);
    const auto examples = testing::examples_of(data);
    for (std::size_t begin = 0; begin < 23; begin += 5) {
      by_hand.update_mini_batch(
          std::span(examples).subspan(begin, std::min<std::size_t>(5, 23 - begin)),
          setting.options.hyperparameters, 23, random, workspace);
    }
  }
  sgd(setting.network, setting.training, setting.options, setting.random);
  expect_same(setting.network, by_hand);
}

TEST(Sgd, GoesTheSameWayHoweverItIsCutIntoSteps) {
  Setting whole;
  Setting cut;
  sgd(whole.network, whole.training, whole.options, whole.random);
  Sgd<double> descent(cut.network, cut.training, 5, cut.random);
  EXPECT_EQ(descent.mini_batches(), 5U);
  EXPECT_EQ(descent.train(2, cut.options.hyperparameters), 2U);
  EXPECT_EQ(descent.mini_batch(), 2U);
  EXPECT_EQ(descent.train(100, cut.options.hyperparameters), 3U);
  EXPECT_EQ(descent.epoch(), 1U);
  EXPECT_EQ(descent.mini_batch(), 0U);
  while (descent.epoch() < 3) descent.train(3, cut.options.hyperparameters);
  expect_same(whole.network, cut.network);
}

TEST(Sgd, GoesTheSameWayWhoeverLooks) {
  Setting watched;
  Setting alone;
  for (Setting* setting : {&watched, &alone}) setting->options.hyperparameters.lambda = 2;
  Sgd<double> descent(watched.network, watched.training, 5, watched.random);
  while (descent.epoch() < 3) {
    descent.train(1, watched.options.hyperparameters);
    const Network<double> seen(watched.network.sizes(), {}, watched.network.parameters());
    EXPECT_NEAR(total_cost(seen, watched.training, 2, Regularization::L2),
                total_cost(watched.network, watched.training, 2, Regularization::L2), 1e-12);
  }
  sgd(alone.network, alone.training, alone.options, alone.random);
  expect_same(watched.network, alone.network);
}

TEST(Sgd, StaysRightWhenLambdaIsHuge) {
  Setting setting;
  setting.options.hyperparameters.lambda = 23 * 2 * 0.4;  // each step takes 40 % of each weight
  sgd(setting.network, setting.training, setting.options, setting.random);
  EXPECT_TRUE(setting.network.is_finite());
  setting.options.hyperparameters.lambda = 23 * 2 * 2;  // and here more than there is
  sgd(setting.network, setting.training, setting.options, setting.random);
  EXPECT_TRUE(setting.network.parameters().weights[0].allFinite());
}

TEST(Sgd, ReportsOneValueAnEpochForEachMonitorAskedFor) {
  Setting setting;
  setting.options.monitors = {true, false, false, true};
  const Dataset evaluation = setting.training.slice(0, 10);
  setting.options.evaluation = &evaluation;
  setting.options.hyperparameters.lambda = 0.7;
  const History history = sgd(setting.network, setting.training, setting.options, setting.random);
  ASSERT_EQ(history[0].size(), 3U);
  EXPECT_TRUE(history[1].empty());
  EXPECT_TRUE(history[2].empty());
  ASSERT_EQ(history[3].size(), 3U);
  EXPECT_DOUBLE_EQ(history[0].back(),
                   total_cost(setting.network, evaluation, 0.7, Regularization::L2));
  EXPECT_EQ(history[3].back(), static_cast<double>(accuracy(setting.network, setting.training)));
}

TEST(Sgd, EndsWhenTheCallerSaysSo) {
  Setting setting;
  std::vector<std::size_t> epochs;
  setting.options.on_epoch = [&](std::size_t epoch, const Monitored&) {
    epochs.push_back(epoch);
    return epoch < 1;
  };
  sgd(setting.network, setting.training, setting.options, setting.random);
  EXPECT_EQ(epochs, (std::vector<std::size_t>{0, 1}));
}

TEST(Sgd, ScoresMiniBatchesFromBeforeTheirUpdate) {
  Setting setting;
  const Network<double> before = setting.network;
  Sgd<double> descent(setting.network, setting.training, 23, setting.random);
  descent.keep_score();
  descent.train(1, setting.options.hyperparameters);
  const auto [found, examples] = descent.take_score();
  EXPECT_EQ(examples, 23U);
  EXPECT_EQ(found.right, accuracy(before, setting.training));
  EXPECT_NEAR(found.cost / 23, total_cost(before, setting.training, 0, Regularization::L2), 1e-12);
  EXPECT_EQ(descent.take_score().second, 0U);
}

TEST(Sgd, ScoresAnEpochExampleByExampleTheShortMiniBatchToo) {
  Setting setting;
  setting.options.hyperparameters.eta = 1e-300;  // so that the network stays as it is
  Sgd<double> descent(setting.network, setting.training, 5, setting.random);
  descent.train(1, setting.options.hyperparameters);  // not asked for yet
  descent.keep_score();
  descent.train(2, setting.options.hyperparameters);
  const auto [first, examples] = descent.take_score();
  EXPECT_EQ(examples, 10U);
  descent.train(99, setting.options.hyperparameters);
  const auto [rest, others] = descent.take_score();
  EXPECT_EQ(others, 8U);
  const auto expect_score_of = [&](std::size_t begin, std::size_t end, const Score& got) {
    const Score expected = score(setting.network, setting.training.slice(begin, end), true);
    EXPECT_EQ(got.right, expected.right);
    EXPECT_NEAR(got.cost, expected.cost, 1e-12);
  };
  expect_score_of(5, 15, first);
  expect_score_of(15, 23, rest);
}

TEST(Sgd, RefusesOptionsOutOfRangeAndChangesNothing) {
  Setting setting;
  const Network<double> before = setting.network;
  const auto refused = [&](auto change, const std::string& message) {
    SgdOptions options = setting.options;
    change(options);
    expect_refusal([&] { sgd(setting.network, setting.training, options, setting.random); },
                   message);
    expect_same(setting.network, before);
  };
  refused([](auto& o) { o.hyperparameters.eta = 0; }, "eta must be a finite number > 0, got 0");
  refused([](auto& o) { o.hyperparameters.eta = std::nan(""); }, "eta must be a finite");
  refused([](auto& o) { o.hyperparameters.eta = HUGE_VAL; }, "eta must be a finite number");
  refused([](auto& o) { o.hyperparameters.lambda = HUGE_VAL; }, "lambda must be a finite number");
  refused([](auto& o) { o.hyperparameters.lambda = -1; }, "lambda must be a finite number >= 0");
  refused([](auto& o) { o.hyperparameters.momentum = 1; }, "momentum must be");
  refused([](auto& o) { o.hyperparameters.dropout = 1; }, "dropout must be");
  refused([](auto& o) { o.epochs = 0; }, "epochs must be an integer >= 1");
  refused([](auto& o) { o.mini_batch_size = 24; },
          "miniBatchSize must be an integer from 1 to 23 (size of training), got 24");
  refused([](auto& o) { o.monitors[0] = true; }, "evaluation must hold at least one example");
}

TEST(Sgd, SaysThatItNeedsExamples) {
  Setting setting;
  Dataset none = setting.training.slice(0, 0);
  expect_refusal([&] { sgd(setting.network, none, setting.options, setting.random); },
                 "training must hold at least one example, got 0");
}

TEST(Monitoring, LooksAtNoMoreExamplesThanOnePassHasBeyondWhatItIsAskedFor) {
  Setting setting;
  const Dataset training = testing::random_dataset(120, 6, 3, setting.random);
  const Monitors all{true, true, true, true};
  Monitoring<double> monitoring(setting.network, training, &setting.training, {}, all);
  int calls = 1;
  while (!monitoring.advance(1)) ++calls;
  EXPECT_EQ(calls, 4);  // 23 and 120 examples, fifty at a time
  const Monitored values = monitoring.values();
  EXPECT_EQ(values[1], static_cast<double>(accuracy(setting.network, setting.training)));
  EXPECT_EQ(values[3], static_cast<double>(accuracy(setting.network, training)));
  EXPECT_DOUBLE_EQ(values[2].value_or(0),
                   total_cost(setting.network, training, 0, Regularization::L2));
}

TEST(Sgd, PutsEverythingBackWhenTheCallerThrows) {
  Setting setting;
  Setting untouched;
  setting.options.on_epoch = [](std::size_t epoch, const Monitored&) -> bool {
    return epoch < 1 ? true : throw std::runtime_error("from the caller");
  };
  expect_refusal([&] { sgd(setting.network, setting.training, setting.options, setting.random); },
                 "from the caller");
  expect_same(setting.network, untouched.network);
  for (std::size_t i = 0; i < setting.training.size(); ++i) {
    EXPECT_EQ(setting.training.input(i), untouched.training.input(i));
  }
  EXPECT_EQ(setting.random.random(), untouched.random.random());
}

TEST(Sgd, GoesOnWhereAScheduleMakesEtaSmallerThanAnyNumber) {
  Setting setting;
  setting.options.hyperparameters.eta = std::numeric_limits<double>::denorm_min();
  setting.options.schedule.kind = ScheduleKind::linear;
  setting.options.monitors[3] = true;
  EXPECT_EQ(sgd(setting.network, setting.training, setting.options, setting.random)[3].size(), 3U);
}

TEST(Monitoring, RefusesToGiveValuesBeforeAllExamplesHaveBeenLookedAt) {
  Setting setting;
  const Dataset evaluation = setting.training.slice(0, 7);
  Monitoring<double> monitoring(setting.network, setting.training, &evaluation,
                                setting.options.hyperparameters, {true, true, true, true});
  const std::string message = "values must be asked for when advance has looked at all ";
  expect_refusal([&] { monitoring.values(); }, message + "7 examples, got 0 so far");
  EXPECT_FALSE(monitoring.advance(7));
  expect_refusal([&] { monitoring.values(); }, message + "23 examples, got 0 so far");
  EXPECT_TRUE(monitoring.advance(23));
  EXPECT_EQ(monitoring.values()[3],
            static_cast<double>(accuracy(setting.network, setting.training)));
}

TEST(Sgd, ThatDivergesSaysSoAndPutsEverythingBack) {
  Setting setting;
  NetworkOptions linear{CostKind::quadratic, ActivationKind::linear, ActivationKind::linear};
  Network<double> network({6, 5, 3}, linear, setting.random);
  const Network<double> before = network;
  const auto order = setting.training.input(0);
  Random random_before = setting.random;
  setting.options.hyperparameters.eta = 1e10;
  setting.options.epochs = 100;
  expect_refusal([&] { sgd(network, setting.training, setting.options, setting.random); },
                 "the weights stopped being finite numbers");
  expect_same(network, before);
  EXPECT_EQ(setting.training.input(0), order);
  EXPECT_EQ(setting.random.random(), random_before.random());
}

TEST(Sgd, GoesOnFromAStateToTheBit) {
  for (const double momentum : {0.0, 0.5}) {
    Setting whole;
    Setting again;
    Hyperparameters hyperparameters = whole.options.hyperparameters;
    hyperparameters.momentum = momentum;
    hyperparameters.lambda = 0.1;
    Sgd<double> descent(whole.network, whole.training, 5, whole.random);
    while (descent.epoch() < 2) descent.train(5, hyperparameters);
    const SgdState<double> state = descent.state();
    EXPECT_EQ(state.epoch, 2U);
    EXPECT_EQ(state.velocities.has_value(), momentum > 0);
    again.network.set_parameters(whole.network.parameters());
    again.random = Random(whole.random.state());
    while (descent.epoch() < 4) descent.train(5, hyperparameters);

    Sgd<double> rest(again.network, again.training, 5, again.random, state);
    while (rest.epoch() < 4) rest.train(5, hyperparameters);
    expect_same(again.network, whole.network);
    EXPECT_EQ(rest.state().order, descent.state().order);
  }
}

TEST(Sgd, TrainsParametersThatAreSetInTheMiddleOfAnEpochAsTheyAre) {
  Setting setting;
  const Network<double> fresh = setting.network;
  Sgd<double> descent(setting.network, setting.training, 5, setting.random);
  descent.train(2, {.eta = 0.5, .lambda = 1});
  setting.network.set_parameters(fresh.parameters());
  expect_same(setting.network, fresh);
}

TEST(Sgd, HasAStateBetweenEpochsOnly) {
  Setting setting;
  Sgd<double> descent(setting.network, setting.training, 5, setting.random);
  descent.train(2, setting.options.hyperparameters);
  expect_refusal([&] { descent.state(); }, "at the end of an epoch, got it after 2 of 5");
}

TEST(Sgd, RefusesAStateThatDoesNotFitAndChangesNothing) {
  Setting setting;
  Sgd<double> descent(setting.network, setting.training, 5, setting.random);
  setting.options.hyperparameters.momentum = 0.5;
  descent.train(5, setting.options.hyperparameters);
  const auto before = descent.state();
  const auto refused = [&](auto change, const std::string& message) {
    SgdState<double> state = before;
    std::swap(state.order.front(), state.order.back());
    change(state);
    expect_refusal(
        [&] { Sgd<double>(setting.network, setting.training, 5, setting.random, state); }, message);
    EXPECT_EQ(descent.state().order, before.order);
    EXPECT_EQ(descent.state().velocities->weights, before.velocities->weights);
  };
  refused([](auto& state) { state.order.pop_back(); }, "state.order must hold 23 numbers");
  refused([](auto& state) { state.order[1] = state.order[0]; }, "state.order must hold each");
  refused([](auto& state) { state.velocities->weights[1].resize(3, 4); },
          "state.velocities.weights[1] must be 3 x 5, got 3 x 4");
  refused([](auto& state) { state.velocities->biases[0](1) = HUGE_VAL; },
          "state.velocities.biases[0] must hold finite numbers only");
}

}  // namespace
}  // namespace network2
