#include "network2/sgd.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

#include "text.hpp"

namespace network2 {
namespace {

bool wants(const Monitors& monitors, Monitor monitor) {
  return monitors.at(static_cast<std::size_t>(monitor));
}

std::string divergence(std::size_t epoch, const Hyperparameters& hyperparameters) {
  return "eta must be small enough for the training to converge, got " +
         text_of(hyperparameters.eta) + " with lambda " + text_of(hyperparameters.lambda) +
         ": in epoch " + std::to_string(epoch) + " the weights stopped being finite numbers";
}

}  // namespace

template <class Scalar>
Sgd<Scalar>::Sgd(Network<Scalar>& network, Dataset& training, std::size_t mini_batch_size,
                 Random& random)
    : network_(network), training_(training), mini_batch_size_(mini_batch_size), random_(random) {
  check_fits(network, training, "training");
  if (training.size() == 0) {
    throw std::invalid_argument("training must hold at least one example, got 0");
  }
  if (mini_batch_size < 1 || mini_batch_size > training.size()) {
    throw std::invalid_argument("miniBatchSize must be an integer from 1 to " +
                                std::to_string(training.size()) + " (size of training), got " +
                                std::to_string(mini_batch_size));
  }
}

template <class Scalar>
std::size_t Sgd<Scalar>::mini_batches() const {
  return (training_.size() + mini_batch_size_ - 1) / mini_batch_size_;
}

template <class Scalar>
std::size_t Sgd<Scalar>::train(std::size_t count, const Hyperparameters& hyperparameters) {
  hyperparameters.check();
  const std::size_t n = training_.size();
  const std::size_t todo = std::min(count, mini_batches() - mini_batch_);
  for (std::size_t done = 0; done < todo; ++done) {
    if (mini_batch_ == 0) training_.shuffle(random_);
    const std::size_t begin = mini_batch_ * mini_batch_size_;
    const std::size_t end = std::min(begin + mini_batch_size_, n);
    workspace_.batch.clear();
    for (std::size_t k = begin; k < end; ++k) workspace_.batch.push_back(training_[k]);
    network_.update_mini_batch(workspace_.batch, hyperparameters, n, random_, workspace_);
    if (keeps_score_) {
      const Score part = score(network_, workspace_, true);
      score_.cost += part.cost;
      score_.right += part.right;
      scored_ += end - begin;
    }
    ++mini_batch_;
  }
  if (mini_batch_ == mini_batches()) {
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
Monitored monitor(const Network<Scalar>& network, const Dataset& training,
                  const Dataset* evaluation, const Hyperparameters& hyperparameters,
                  const Monitors& monitors) {
  Monitored values;
  const auto look_at = [&](const Dataset& data, Monitor cost, Monitor accuracy) {
    if (!wants(monitors, cost) && !wants(monitors, accuracy)) return;
    const Score found = score(network, data, wants(monitors, cost));
    if (wants(monitors, cost)) {
      values.at(static_cast<std::size_t>(cost)) =
          found.cost / static_cast<double>(data.size()) +
          regularization_cost(network, hyperparameters.lambda, hyperparameters.regularization,
                              data.size());
    }
    if (wants(monitors, accuracy)) {
      values.at(static_cast<std::size_t>(accuracy)) = static_cast<double>(found.right);
    }
  };
  if (evaluation != nullptr) {
    look_at(*evaluation, Monitor::evaluation_cost, Monitor::evaluation_accuracy);
  }
  look_at(training, Monitor::training_cost, Monitor::training_accuracy);
  return values;
}

template <class Scalar>
History sgd(Network<Scalar>& network, Dataset& training, const SgdOptions& options,
            Random& random) {
  options.hyperparameters.check();
  if (options.epochs < 1) {
    throw std::invalid_argument("epochs must be an integer >= 1, got 0");
  }
  if (options.evaluation != nullptr) {
    check_fits(network, *options.evaluation, "evaluation");
  }
  if (wants(options.monitors, Monitor::evaluation_cost) ||
      wants(options.monitors, Monitor::evaluation_accuracy)) {
    if (options.evaluation == nullptr || options.evaluation->size() == 0) {
      throw std::invalid_argument(
          "evaluation must hold at least one example for the monitors of evaluation data, got "
          "none");
    }
  }
  Sgd<Scalar> descent(network, training, options.mini_batch_size, random);

  const Network<Scalar> network_before = network;
  const Dataset training_before = training;
  const Random random_before = random;
  History history;
  for (std::size_t epoch = 0; epoch < options.epochs; ++epoch) {
    descent.train(descent.mini_batches(), options.hyperparameters);
    if (!network.is_finite()) {
      network = network_before;
      training = training_before;
      random = random_before;
      throw std::range_error(divergence(epoch, options.hyperparameters));
    }
    const Monitored values =
        monitor(network, training, options.evaluation, options.hyperparameters, options.monitors);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values.at(i)) history.at(i).push_back(*values.at(i));
    }
    if (options.on_epoch && !options.on_epoch(epoch, values)) break;
  }
  return history;
}

#define NETWORK2_INSTANTIATE(Scalar)                                                 \
  template Monitored monitor(const Network<Scalar>&, const Dataset&, const Dataset*, \
                             const Hyperparameters&, const Monitors&);               \
  template History sgd(Network<Scalar>&, Dataset&, const SgdOptions&, Random&);
NETWORK2_INSTANTIATE(float)
NETWORK2_INSTANTIATE(double)
#undef NETWORK2_INSTANTIATE

}  // namespace network2
