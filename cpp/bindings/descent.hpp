// What JavaScript gets handles of: parts of the engine that look at others, together with these, so
// that handles deleted meanwhile do no harm.
#pragma once

#include <memory>
#include <optional>
#include <utility>

#include "conversions.hpp"
#include "network2/metrics.hpp"
#include "network2/monitor.hpp"
#include "network2/sgd.hpp"

namespace network2::bindings {

using DatasetHandle = std::shared_ptr<Dataset>;
using RandomHandle = std::shared_ptr<Random>;
template <class Scalar>
using NetworkHandle = std::shared_ptr<Network<Scalar>>;

/// Sgd together with what it works on, so that handles deleted meanwhile do no harm.
template <class Scalar>
class Descent {
 public:
  Descent(NetworkHandle<Scalar> network, DatasetHandle training, std::size_t mini_batch_size,
          RandomHandle random)
      : network_(std::move(network)),
        training_(std::move(training)),
        random_(std::move(random)),
        sgd_(*network_, *training_, mini_batch_size, *random_) {}
  Descent(NetworkHandle<Scalar> network, DatasetHandle training, std::size_t mini_batch_size,
          RandomHandle random, const SgdState<Scalar>& state)
      : network_(std::move(network)),
        training_(std::move(training)),
        random_(std::move(random)),
        sgd_(*network_, *training_, mini_batch_size, *random_, state) {}

  Sgd<Scalar>& sgd() { return sgd_; }
  const NetworkHandle<Scalar>& network() const { return network_; }
  const DatasetHandle& training() const { return training_; }

  /// Keeps a copy of what training changes, as it stands at the end of an epoch.
  void keep() { kept_.emplace(Kept{*network_, *training_, *random_}); }
  /// Puts that copy back. What comes after it is of no use any more.
  void restore() {
    if (!kept_) return;
    *network_ = std::move(kept_->network);
    *training_ = std::move(kept_->training);
    *random_ = kept_->random;
    kept_.reset();
  }

 private:
  struct Kept {
    Network<Scalar> network;
    Dataset training;
    Random random;
  };

  NetworkHandle<Scalar> network_;
  DatasetHandle training_;
  RandomHandle random_;
  std::optional<Kept> kept_;
  Sgd<Scalar> sgd_;
};

/// Monitoring together with what it looks at: the network and the order of the training data as
/// they were, so that training may go on meanwhile.
template <class Scalar>
class Watch {
 public:
  Watch(const Descent<Scalar>& descent, DatasetHandle evaluation,
        const Hyperparameters& hyperparameters, const Monitors& monitors)
      : network_(std::make_shared<Network<Scalar>>(*descent.network())),
        training_(std::make_shared<Dataset>(*descent.training())),
        evaluation_(std::move(evaluation)),
        monitoring_(*network_, *training_, evaluation_.get(), hyperparameters, monitors) {}

  bool advance(std::size_t examples) { return monitoring_.advance(examples); }
  val values() const { return object_of(monitoring_.values()); }

 private:
  NetworkHandle<Scalar> network_;
  DatasetHandle training_;
  DatasetHandle evaluation_;
  Monitoring<Scalar> monitoring_;
};

/// GradientNorms together with what it looks at: the network as it was, so that training may go on
/// meanwhile.
template <class Scalar>
class GradientWatch {
 public:
  GradientWatch(const Network<Scalar>& network, DatasetHandle data)
      : network_(std::make_shared<Network<Scalar>>(network)),
        data_(std::move(data)),
        norms_(*network_, *data_) {}

  bool advance(std::size_t examples) { return norms_.advance(examples); }
  val values() const { return float64_array(norms_.values()); }

 private:
  NetworkHandle<Scalar> network_;
  DatasetHandle data_;
  GradientNorms<Scalar> norms_;
};

}  // namespace network2::bindings
