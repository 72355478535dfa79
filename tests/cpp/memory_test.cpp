// What happens when there is not enough memory: for each public operation each of its allocations
// fails once. Nothing may have changed then, nothing may leak, and the operation done again has to
// do what it would have done.
#include <array>
#include <functional>
#include <memory>
#include <utility>

#include "allocations.hpp"
#include "network2/json.hpp"
#include "network2/sgd.hpp"
#include "support.hpp"

namespace network2 {
namespace {

using testing::examples_of;
using testing::FailingAllocation;
using testing::live_allocations;

constexpr std::size_t kBatch = 5;

/// What operations are done to.
template <class Scalar>
struct Setting {
  Random random{4};
  Dataset training = testing::random_dataset(13, 16, 3, random);
  Dataset evaluation = testing::random_dataset(60, 16, 3, random);
  Network<Scalar> network{{16, 6, 5, 3}, {}, random};
  Workspace<Scalar> workspace;
  Hyperparameters hyperparameters{.eta = 0.5, .lambda = 0.1};
  Sgd<Scalar> descent{network, training, kBatch, random};

  /// All that can be seen of it, as numbers.
  std::vector<double> state() const {
    std::vector<double> numbers;
    const auto add = [&](const auto& matrix) {
      for (const auto number : matrix.reshaped()) numbers.push_back(static_cast<double>(number));
    };
    const Parameters<Scalar> parameters = network.parameters();
    for (const auto& w : parameters.weights) add(w);
    for (const auto& b : parameters.biases) add(b);
    for (std::size_t i = 0; i < training.size(); ++i) {
      const std::vector<double> input = training.input(i);
      numbers.insert(numbers.end(), input.begin(), input.end());
      numbers.push_back(training.label(i));
    }
    Random draws = random;
    for (int i = 0; i < 3; ++i) numbers.insert(numbers.end(), {draws.random(), draws.randn()});
    numbers.push_back(static_cast<double>(descent.epoch()));
    numbers.push_back(static_cast<double>(descent.mini_batch()));
    return numbers;
  }
};

template <class Scalar>
using Operation = std::function<void(Setting<Scalar>&)>;

/// Does the operation with its allocation number `failing` failing; false when it has fewer.
template <class Scalar>
bool fails(const Operation<Scalar>& operation, Setting<Scalar>& setting, long failing) {
  const FailingAllocation failure(failing);
  try {
    operation(setting);
  } catch (const std::bad_alloc&) {
    return true;
  }
  return false;
}

/// `prepare` is done before, with enough memory. Gives the number of allocations.
template <class Scalar>
long expect_all_or_nothing(
    const Operation<Scalar>& operation, const Operation<Scalar>& prepare = [](auto&) {}) {
  Setting<Scalar> undisturbed;
  prepare(undisturbed);
  operation(undisturbed);
  const std::vector<double> expected = undisturbed.state();
  for (long failing = 0;; ++failing) {
    const long live = live_allocations();
    bool has_failed = false;
    {
      Setting<Scalar> setting;
      prepare(setting);
      const std::vector<double> before = setting.state();
      has_failed = fails(operation, setting, failing);
      if (has_failed) {
        EXPECT_EQ(setting.state(), before) << "changed when allocation " << failing << " failed";
        operation(setting);
        EXPECT_EQ(setting.state(), expected) << "after allocation " << failing << " had failed";
      }
    }
    EXPECT_EQ(live_allocations(), live) << "leaked when allocation " << failing << " failed";
    if (!has_failed || ::testing::Test::HasFailure()) return failing;
  }
}

template <class Scalar>
class OutOfMemory : public ::testing::Test {};
using Scalars = ::testing::Types<float, double>;
TYPED_TEST_SUITE(OutOfMemory, Scalars);

constexpr Distortion kDistortion{.shift = 1, .rotation = 10, .alpha = 5, .sigma = 2};

/// Expects all or nothing of an operation that does allocate.
template <class Scalar>
void expect(const Operation<Scalar>& operation) {
  EXPECT_GT(expect_all_or_nothing<Scalar>(operation), 0);
}

TYPED_TEST(OutOfMemory, MakesNoSetOfExamples) {
  using Settings = Setting<TypeParam>;
  const std::vector<std::uint8_t> images{0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 7, 8};
  const std::vector<std::uint8_t> labels{0, 0, 8, 1, 0, 0, 0, 1, 7};
  expect<TypeParam>([&](Settings&) { dataset_from_idx(images, labels); });
  const std::vector<TypeParam> inputs{0, 1, 2, 3};
  const std::vector<std::uint32_t> classes{0, 1};
  expect<TypeParam>([&](Settings&) {
    Dataset(std::make_shared<const Examples>(std::span(inputs), std::span(classes), 2, 2));
  });
  expect<TypeParam>([](Settings& s) { s.training.slice(2, 5); });
  expect<TypeParam>([](Settings& s) { s.training.input(2); });
  expect<TypeParam>([](Settings& s) { s.training.target(2); });
  expect<TypeParam>([](Settings& s) { s.training.labels(); });
  expect<TypeParam>([](Settings& s) {
    const std::array<const Dataset*, 2> parts{&s.training, &s.evaluation};
    Dataset::concat(parts);
  });
  expect<TypeParam>([](Settings& s) { s.training = s.training.slice(0, 4); });
  expect<TypeParam>([](Settings& s) { s.training = std::as_const(s.evaluation); });
}

TYPED_TEST(OutOfMemory, MakesNoNetwork) {
  using Settings = Setting<TypeParam>;
  using Net = Network<TypeParam>;
  expect<TypeParam>([](Settings& s) { Net({16, 5, 3}, {}, s.random); });
  expect<TypeParam>([](Settings& s) { Net(s.network.sizes(), {}, s.network.parameters()); });
  expect<TypeParam>([](Settings& s) { Net{s.network}; });
  expect<TypeParam>([](Settings& s) {
    Random random(9);
    const Net other({16, 4, 3}, {}, random);
    s.network = other;
  });
  expect<TypeParam>([](Settings& s) { load<TypeParam>(save(s.network)); });
  expect<TypeParam>([](Settings& s) {
    Random random(9);
    s.network.set_parameters(Net({16, 6, 5, 3}, {}, random).parameters());
  });
}

TYPED_TEST(OutOfMemory, LooksAtNothing) {
  using Settings = Setting<TypeParam>;
  expect<TypeParam>([](Settings& s) { s.network.feedforward(s.training.input(0)); });
  expect<TypeParam>([](Settings& s) { s.network.activations(s.training.input(0)); });
  expect<TypeParam>([](Settings& s) { predict(s.network, s.evaluation, 0, 60); });
  expect<TypeParam>([](Settings& s) { s.network.backprop(s.training.input(0), 1); });
  expect<TypeParam>([](Settings& s) { s.network.backprop(s.training[0]); });
  expect<TypeParam>([](Settings& s) {
    s.network.feedforward(examples_of(s.training), s.workspace);
    s.network.backpropagate(s.workspace);
  });
  expect<TypeParam>([](Settings& s) { total_cost(s.network, s.training, 1, Regularization::L2); });
  expect<TypeParam>([](Settings& s) { accuracy(s.network, s.training); });
  expect<TypeParam>([](Settings& s) { gradient_norms(s.network, s.training); });
}

TYPED_TEST(OutOfMemory, TakesNoStep) {
  using Settings = Setting<TypeParam>;
  const auto step = [](const Hyperparameters& hyperparameters) {
    expect<TypeParam>([=](Settings& s) {
      s.network.update_mini_batch(examples_of(s.training), hyperparameters, 13, s.random,
                                  s.workspace);
    });
  };
  step({.eta = 0.5, .lambda = 0.1});
  step({.eta = 0.5, .lambda = 0.1, .regularization = Regularization::L1, .momentum = 0.5});
  step({.eta = 0.5, .dropout = 0.5});
  step({.eta = 0.5, .momentum = 0.5, .dropout = 0.5, .distortion = kDistortion});
}

TYPED_TEST(OutOfMemory, DescendsNowhere) {
  using Settings = Setting<TypeParam>;
  const Hyperparameters plain{.eta = 0.5, .lambda = 0.1};
  const auto descend = [&](const Hyperparameters& hyperparameters) {
    const auto epoch = [=](Settings& s) { s.descent.train(3, hyperparameters); };
    EXPECT_GT(expect_all_or_nothing<TypeParam>(epoch), 0);
    // In the midst of an epoch, after steps that needed less.
    expect_all_or_nothing<TypeParam>(epoch, [=](Settings& s) {
      s.descent.keep_score();
      s.descent.train(4, plain);
    });
  };
  descend(plain);
  descend({.eta = 0.5, .lambda = 0.1, .regularization = Regularization::L1, .momentum = 0.5});
  descend({.eta = 0.5, .dropout = 0.5});
  descend({.eta = 0.5, .momentum = 0.5, .dropout = 0.5, .distortion = kDistortion});
  expect_all_or_nothing<TypeParam>(
      [](Settings& s) { Sgd<TypeParam>(s.network, s.training, 4, s.random); });
  expect<TypeParam>([](Settings& s) {
    SgdState<TypeParam> state = s.descent.state();
    std::swap(state.order.front(), state.order.back());
    state.velocities = s.network.parameters();
    Sgd<TypeParam>(s.network, s.training, 4, s.random, state);
  });
}

TYPED_TEST(OutOfMemory, IsNothingThatTrainingComesToAfterItsFirstSteps) {
  Setting<TypeParam> setting;
  setting.descent.keep_score();
  const Hyperparameters hyperparameters{
      .eta = 0.5, .momentum = 0.5, .dropout = 0.5, .distortion = kDistortion};
  setting.descent.train(1, hyperparameters);
  const FailingAllocation failure(0);
  while (setting.descent.epoch() < 3) setting.descent.train(2, hyperparameters);
}

TYPED_TEST(OutOfMemory, MonitorsNothing) {
  using Settings = Setting<TypeParam>;
  const auto watch = [](Settings& s, std::size_t at_a_time) {
    Monitoring<TypeParam> monitoring(s.network, s.training, &s.evaluation, s.hyperparameters,
                                     {true, true, true, true});
    // Each call until it has the memory, as long as only one allocation fails.
    for (bool is_done = false; !is_done;) {
      try {
        is_done = monitoring.advance(at_a_time);
      } catch (const std::bad_alloc&) {
        is_done = monitoring.advance(at_a_time);
      }
    }
    const Monitored values = monitoring.values();
    EXPECT_EQ(values[1], static_cast<double>(accuracy(s.network, s.evaluation)));
    EXPECT_EQ(values[3], static_cast<double>(accuracy(s.network, s.training)));
  };
  expect<TypeParam>([&](Settings& s) { watch(s, 1); });
  expect<TypeParam>([&](Settings& s) { watch(s, 1000); });
}

TYPED_TEST(OutOfMemory, LeavesNoTraceOfSgd) {
  using Settings = Setting<TypeParam>;
  expect<TypeParam>([](Settings& s) {
    SgdOptions options;
    options.hyperparameters = {
        .eta = 0.5, .momentum = 0.5, .dropout = 0.5, .distortion = kDistortion};
    options.epochs = 3;
    options.mini_batch_size = 5;
    options.evaluation = &s.evaluation;
    options.monitors = {true, true, true, true};
    options.schedule.kind = ScheduleKind::stepwise;
    options.on_epoch = [](std::size_t, const Monitored&) { return true; };
    sgd(s.network, s.training, options, s.random);
  });
}

TYPED_TEST(OutOfMemory, RefusesAsWell) {
  using Settings = Setting<TypeParam>;
  const auto refused = [](const Operation<TypeParam>& operation) {
    expect<TypeParam>([=](Settings& s) {
      try {
        operation(s);
        ADD_FAILURE() << "nothing was refused";
      } catch (const std::invalid_argument&) {
      }
    });
  };
  refused([](Settings& s) { s.descent.train(1, {.eta = -1}); });
  refused([](Settings& s) { s.network.feedforward(std::vector<double>(3)); });
  refused([](Settings&) { load<TypeParam>(R"({"sizes": [1, 2.5]})"); });
}

}  // namespace
}  // namespace network2
