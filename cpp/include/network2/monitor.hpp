// What can be watched while a network learns.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "network2/dataset.hpp"
#include "network2/hyperparameters.hpp"
#include "network2/metrics.hpp"
#include "network2/network.hpp"

namespace network2 {

/// The four monitors of network2.py's SGD. Costs are means with the regularisation term (see
/// total_cost), accuracies are counts of right answers.
enum class Monitor { evaluation_cost, evaluation_accuracy, training_cost, training_accuracy };

/// Which monitors are asked for, in the order of the enumeration.
using Monitors = std::array<bool, 4>;

/// A number for each monitor, in the order of the enumeration; empty where it was not asked for.
using Monitored = std::array<std::optional<double>, 4>;

/// The monitors at work on a network as it stands, a few examples at a time: going through all
/// examples takes long enough that a program may have to answer in between. What it is given must
/// outlive it and stay unchanged.
template <class Scalar>
class Monitoring {
 public:
  /// `evaluation` may be null when no monitor is about it. Throws std::invalid_argument when a set
  /// that a monitor is about is missing, is empty or does not fit the network.
  Monitoring(const Network<Scalar>& network, const Dataset& training, const Dataset* evaluation,
             const Hyperparameters& hyperparameters, const Monitors& monitors);

  /// Looks at the next `examples` examples, at least; true when all have been looked at. Throws
  /// std::bad_alloc, with nothing changed.
  bool advance(std::size_t examples);

  /// What the monitors show. Throws std::invalid_argument until all examples have been looked at.
  Monitored values() const;

 private:
  struct Survey {  // of one set, by its one or two monitors
    const Dataset* data;
    Monitor cost;
    Monitor accuracy;
    std::size_t seen = 0;
    Score sum;
    bool is_complete() const { return seen >= data->size(); }
  };

  bool wants(Monitor monitor) const { return monitors_.at(static_cast<std::size_t>(monitor)); }

  const Network<Scalar>& network_;
  Hyperparameters hyperparameters_;
  Monitors monitors_;
  std::vector<Survey> surveys_;
  Workspace<Scalar> workspace_;
};

extern template class Monitoring<float>;
extern template class Monitoring<double>;

}  // namespace network2
