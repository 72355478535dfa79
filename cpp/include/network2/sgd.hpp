// Stochastic gradient descent: epochs of mini-batches, with monitors.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "network2/dataset.hpp"
#include "network2/hyperparameters.hpp"
#include "network2/metrics.hpp"
#include "network2/monitor.hpp"
#include "network2/network.hpp"
#include "network2/random.hpp"
#include "network2/schedule.hpp"

namespace network2 {

/// What, besides the network's parameters and the generator, decides how a training goes on from
/// the end of an epoch.
template <class Scalar>
struct SgdState {
  std::size_t epoch = 0;                         // complete epochs
  std::vector<std::uint32_t> order;              // of the training data, see Dataset::order
  std::optional<Parameters<Scalar>> velocities;  // of momentum; none where the last step had none
};

/// Stochastic gradient descent that can be taken a few mini-batches at a time; the hyperparameters
/// may change from one call to the next. It works on the network, the training data and the
/// generator it was given, which must outlive it.
template <class Scalar>
class Sgd {
 public:
  /// Throws std::invalid_argument when the training data is empty or does not fit the network, or
  /// mini_batch_size is not from 1 to training.size().
  Sgd(Network<Scalar>& network, Dataset& training, std::size_t mini_batch_size, Random& random);

  /// Goes on from a state to the bit, when network and generator stand as they did then: puts the
  /// training data into its order and gives the network its velocities. Throws
  /// std::invalid_argument that names what is wrong, or std::bad_alloc, with nothing changed.
  Sgd(Network<Scalar>& network, Dataset& training, std::size_t mini_batch_size, Random& random,
      const SgdState<Scalar>& state);

  /// At the end of an epoch, or before the first. Throws std::invalid_argument within one.
  SgdState<Scalar> state() const;

  std::size_t epoch() const { return epoch_; }            // complete epochs
  std::size_t mini_batch() const { return mini_batch_; }  // done of the current epoch
  std::size_t mini_batches() const;                       // per epoch; the last one may be short

  /// Trains on the next `count` mini-batches, or fewer where the epoch ends before; an epoch begins
  /// with a shuffle of the training data, in place. Gives the number of mini-batches trained on.
  /// Throws std::invalid_argument or std::bad_alloc, with nothing changed.
  std::size_t train(std::size_t count, const Hyperparameters& hyperparameters);

  /// Has the score of the mini-batches summed up, each from before its update.
  void keep_score() { keeps_score_ = true; }

  /// The sums since the last call, and the number of examples they are over.
  std::pair<Score, std::size_t> take_score();

 private:
  Network<Scalar>& network_;
  Dataset& training_;
  std::size_t mini_batch_size_;
  std::size_t most_inputs_;  // other than 0 that a mini-batch may have
  Random& random_;
  std::size_t epoch_ = 0;
  std::size_t mini_batch_ = 0;
  bool keeps_score_ = false;
  Score score_;
  std::size_t scored_ = 0;
  Workspace<Scalar> workspace_;
};

extern template class Sgd<float>;
extern template class Sgd<double>;

/// One entry per epoch for each monitor, empty where it was not asked for.
using History = std::array<std::vector<double>, 4>;

struct SgdOptions {
  Hyperparameters hyperparameters;
  std::size_t epochs = 0;           // >= 1
  std::size_t mini_batch_size = 0;  // 1 to training.size()
  const Dataset* evaluation = nullptr;
  Monitors monitors{};
  ScheduleOptions schedule;  // may need the evaluation accuracy among the monitors
  /// Called after each epoch (0-based); false ends the training.
  std::function<bool(std::size_t epoch, const Monitored& values)> on_epoch;
};

/// network2.py's SGD, which the schedule may end before the last epoch. Throws
/// std::invalid_argument when an option is out of its range, std::range_error when the network
/// diverges (a weight or bias is no longer finite after an epoch), std::bad_alloc, and what
/// on_epoch throws; whatever it throws, network, training and random are as they were.
template <class Scalar>
History sgd(Network<Scalar>& network, Dataset& training, const SgdOptions& options, Random& random);

}  // namespace network2
