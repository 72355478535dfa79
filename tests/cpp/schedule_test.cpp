#include "network2/schedule.hpp"

#include "network2/sgd.hpp"
#include "support.hpp"

namespace network2 {
namespace {

using testing::expect_refusal;

ScheduleOptions stepwise(std::size_t patience) {
  ScheduleOptions options;
  options.kind = ScheduleKind::stepwise;
  options.patience = patience;
  return options;
}

TEST(Schedule, StaysConstantUnlessAskedToChange) {
  Schedule schedule({}, 3);
  for (int epoch = 0; epoch < 10; ++epoch) {
    EXPECT_EQ(schedule.share(), 1);
    EXPECT_TRUE(schedule.record(0));
  }
}

TEST(Schedule, HalvesEtaEachTimeTheAccuracyHasNotImprovedForPatienceEpochs) {
  Schedule schedule(stepwise(2), 100);
  std::vector<double> shares;
  for (const double accuracy : {5, 6, 6, 7, 7, 6, 7, 5, 8, 8}) {
    EXPECT_TRUE(schedule.record(accuracy));
    shares.push_back(schedule.share());
  }
  EXPECT_EQ(shares, (std::vector<double>{1, 1, 1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.25}));
}

TEST(Schedule, EndsTrainingWhenEtaHasFallenToItsShareOfTheFirst) {
  Schedule schedule(stepwise(1), 100);
  EXPECT_TRUE(schedule.record(1));
  int falls = 1;
  while (schedule.record(1)) ++falls;
  EXPECT_EQ(falls, 7);  // 1/2, 1/4, ... 1/128
  EXPECT_EQ(schedule.share(), 1.0 / 128);
}

TEST(Schedule, EndsTrainingThoughTheFactorsRoundToALittleMoreThanTheShare) {
  ScheduleOptions options = stepwise(1);
  options.factor = 0.1;
  options.stop_at = 0.001;
  Schedule schedule(options, 100);
  EXPECT_TRUE(schedule.record(1));
  EXPECT_TRUE(schedule.record(1));
  EXPECT_TRUE(schedule.record(1));
  EXPECT_FALSE(schedule.record(1));
  EXPECT_GT(schedule.share(), 0.001);
}

TEST(Schedule, StopsEarlyAfterSoManyEpochsWithoutImprovement) {
  ScheduleOptions options = stepwise(2);
  options.early_stopping = 3;
  Schedule schedule(options, 100);
  std::size_t epochs = 1;
  for (const double accuracy : {3, 4, 4, 3, 5, 5, 5, 5, 9}) {
    if (!schedule.record(accuracy)) break;
    ++epochs;
  }
  EXPECT_EQ(epochs, 8U);  // 5 was reached in the fifth
}

TEST(Schedule, FallsAlongALineThatWouldReachZeroAfterTheLastEpoch) {
  ScheduleOptions options;
  options.kind = ScheduleKind::linear;
  Schedule schedule(options, 4);
  std::vector<double> shares;
  for (int epoch = 0; epoch < 5; ++epoch) {
    shares.push_back(schedule.share());
    EXPECT_TRUE(schedule.record(0));
  }
  EXPECT_EQ(shares, (std::vector<double>{1, 0.75, 0.5, 0.25, 0.25}));
}

TEST(Schedule, IsRefusedOutOfItsRange) {
  const auto with = [](auto change) {
    ScheduleOptions options = stepwise(10);
    change(options);
    Schedule(options, 1);
  };
  expect_refusal([&] { with([](auto& o) { o.patience = 0; }); },
                 "schedule.patience must be an integer >= 1, got 0");
  expect_refusal([&] { with([](auto& o) { o.factor = 1; }); },
                 "schedule.factor must be a finite number in (0, 1), got 1");
  expect_refusal([&] { with([](auto& o) { o.stop_at = -0.5; }); },
                 "schedule.stopAt must be a finite number in [0, 1), got -0.5");
}

struct Training {
  Random random{4};
  Network<double> network{{6, 5, 3}, {}, random};
  Dataset data = testing::random_dataset(23, 6, 3, random);
  SgdOptions options;

  Training() {
    options.hyperparameters.eta = 1e-9;  // so that no accuracy improves
    options.epochs = 50;
    options.mini_batch_size = 5;
    options.evaluation = &data;
    options.monitors = {false, true, false, false};
  }
};

TEST(Schedule, EndsSgd) {
  Training training;
  training.options.schedule.early_stopping = 4;
  Dataset evaluation = training.data;
  training.options.evaluation = &evaluation;
  const History history = sgd(training.network, training.data, training.options, training.random);
  EXPECT_EQ(history.at(1).size(), 5U);
}

TEST(Schedule, GivesSgdItsEta) {
  Training training;
  training.options.hyperparameters.eta = 0.5;
  training.options.epochs = 3;
  training.options.schedule.kind = ScheduleKind::linear;
  Network<double> by_hand = training.network;
  Dataset data = training.data;
  Random random = training.random;
  Sgd<double> descent(by_hand, data, 5, random);
  Hyperparameters hyperparameters = training.options.hyperparameters;
  for (const double share : {1.0, 2.0 / 3, 1.0 / 3}) {
    hyperparameters.eta = 0.5 * share;
    descent.train(descent.mini_batches(), hyperparameters);
  }
  sgd(training.network, training.data, training.options, training.random);
  EXPECT_LT(testing::largest_difference(training.network.parameters(), by_hand.parameters()),
            1e-14);
}

TEST(Schedule, IsRefusedWithoutTheAccuracyThatItGoesBy) {
  Training training;
  training.options.schedule.early_stopping = 4;
  training.options.monitors = {};
  expect_refusal([&] { sgd(training.network, training.data, training.options, training.random); },
                 "monitor must include 'evaluationAccuracy'");
}

}  // namespace
}  // namespace network2
