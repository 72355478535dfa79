#include "network2/sgd.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

#include "text.hpp"

namespace network2 {
namespace {

constexpr auto kEvaluationAccuracy = static_cast<std::size_t>(Monitor::evaluation_accuracy);

std::string divergence(std::size_t epoch, const Hyperparameters& hyperparameters) {
  return filled(
      "eta must be small enough for the training to converge, got {} with lambda {}: in epoch {} "
      "the weights stopped being finite numbers",
      {hyperparameters.eta, hyperparameters.lambda, epoch});
}

/// Remembers what training changes, and puts it back unless told that it may stay changed.
template <class Scalar>
class Restorer {
 public:
  Restorer(Network<Scalar>& network, Dataset& training, Random& random)
      : network_(network), training_(training), random_(random) {}
  Restorer(const Restorer&) = delete;
  Restorer(Restorer&&) = delete;
  Restorer& operator=(const Restorer&) = delete;
  Restorer& operator=(Restorer&&) = delete;
  ~Restorer() {
    if (is_done_) return;
    network_ = std::move(network_before_);
    training_ = std::move(training_before_);
    random_ = random_before_;
  }

  void keep_changes() { is_done_ = true; }

 private:
  Network<Scalar>& network_;
  Dataset& training_;
  Random& random_;
  Network<Scalar> network_before_{network_};
  Dataset training_before_{training_};
  Random random_before_{random_};
  bool is_done_ = false;
};

}  // namespace

template <class Scalar>
Sgd<Scalar>::Sgd(Network<Scalar>& network, Dataset& training, std::size_t mini_batch_size,
                 Random& random)
    : network_(network), training_(training), mini_batch_size_(mini_batch_size), random_(random) {
  check_fits(network, training, "training");
  if (training.size() == 0) {
    refuse("training must hold at least one example, got 0");
  }
  if (mini_batch_size < 1 || mini_batch_size > training.size()) {
    refuse("miniBatchSize must be an integer from 1 to {} (size of training), got {}",
           {training.size(), mini_batch_size});
  }
  most_inputs_ = training.most_inputs(mini_batch_size);
}

template <class Scalar>
Sgd<Scalar>::Sgd(Network<Scalar>& network, Dataset& training, std::size_t mini_batch_size,
                 Random& random, const SgdState<Scalar>& state)
    : Sgd(network, training, mini_batch_size, random) {
  auto velocities = state.velocities ? Network<Scalar>::layers_of(
                                           network.sizes(), *state.velocities, "state.velocities.")
                                     : decltype(network.velocities_){};
  training.arrange("state.order", state.order);
  network.velocities_ = std::move(velocities);
  epoch_ = state.epoch;
}

template <class Scalar>
SgdState<Scalar> Sgd<Scalar>::state() const {
  if (mini_batch_ != 0) {
    refuse("state must be asked for at the end of an epoch, got it after {} of {} mini-batches",
           {mini_batch_, mini_batches()});
  }
  SgdState<Scalar> state{epoch_, training_.order(), std::nullopt};
  if (!network_.velocities_.empty()) {
    state.velocities = Network<Scalar>::parameters_of(network_.velocities_);
  }
  return state;
}

template <class Scalar>
std::size_t Sgd<Scalar>::mini_batches() const {
  return (training_.size() + mini_batch_size_ - 1) / mini_batch_size_;
}

template <class Scalar>
std::size_t Sgd<Scalar>::train(std::size_t count, const Hyperparameters& hyperparameters) {
  hyperparameters.check(training_);
  network_.prepare(mini_batch_size_, most_inputs_, hyperparameters, workspace_);
  const std::size_t n = training_.size();
  const std::size_t todo = std::min(count, mini_batches() - mini_batch_);
  for (std::size_t done = 0; done < todo; ++done) {
    if (mini_batch_ == 0) training_.shuffle(random_);
    const std::size_t begin = mini_batch_ * mini_batch_size_;
    const std::size_t end = std::min(begin + mini_batch_size_, n);
    workspace_.batch.clear();
    for (std::size_t k = begin; k < end; ++k) workspace_.batch.push_back(training_[k]);
    training_.touch(end, end + mini_batch_size_);
    network_.update_unsettled(workspace_.batch, hyperparameters, n, random_, workspace_);
    if (keeps_score_) {
      const Score part = score(network_, workspace_, true);
      score_.cost += part.cost;
      if (training_.has_labels()) score_.right += part.right;
      scored_ += end - begin;
    }
    ++mini_batch_;
  }
  if (mini_batch_ == mini_batches()) {
    network_.settle();
    mini_batch_ = 0;
    ++epoch_;
  }
  return todo;
}

template <class Scalar>
std::pair<Score, std::size_t> Sgd<Scalar>::take_score() {
  return {std::exchange(score_, {}), std::exchange(scored_, 0)};
}

template class Sgd<float>;
template class Sgd<double>;

template <class Scalar>
History sgd(Network<Scalar>& network, Dataset& training, const SgdOptions& options,
            Random& random) {
  Hyperparameters hyperparameters = options.hyperparameters;
  hyperparameters.check(training);
  if (options.epochs < 1) {
    refuse("epochs must be an integer >= 1, got 0");
  }
  if (options.schedule.needs_accuracy() && !options.monitors.at(kEvaluationAccuracy)) {
    refuse("monitor must include 'evaluationAccuracy', which the schedule goes by");
  }
  Schedule schedule(options.schedule, options.epochs);
  if (options.evaluation != nullptr) check_fits(network, *options.evaluation, "evaluation");
  Sgd<Scalar> descent(network, training, options.mini_batch_size, random);

  const auto monitoring = [&] {
    return Monitoring<Scalar>(network, training, options.evaluation, hyperparameters,
                              options.monitors);
  };
  monitoring();  // refuses what it cannot watch before anything has changed

  Restorer<Scalar> restorer(network, training, random);
  History history;
  for (std::size_t epoch = 0; epoch < options.epochs; ++epoch) {
    // A share of a tiny eta may come out as 0, which would be refused in the midst of training.
    hyperparameters.eta = std::max(options.hyperparameters.eta * schedule.share(),
                                   std::numeric_limits<double>::denorm_min());
    descent.train(descent.mini_batches(), hyperparameters);
    if (!network.is_finite()) throw std::range_error(divergence(epoch, hyperparameters));
    Monitoring<Scalar> monitors = monitoring();
    while (!monitors.advance(training.size())) continue;
    const Monitored values = monitors.values();
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values.at(i)) history.at(i).push_back(*values.at(i));
    }
    const bool goes_on = schedule.record(values.at(kEvaluationAccuracy).value_or(0));
    if (options.on_epoch && !options.on_epoch(epoch, values)) break;
    if (!goes_on) break;
  }
  restorer.keep_changes();
  return history;
}

template History sgd(Network<float>&, Dataset&, const SgdOptions&, Random&);
template History sgd(Network<double>&, Dataset&, const SgdOptions&, Random&);

}  // namespace network2
