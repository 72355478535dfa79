// How good a network is on a set of examples.
#pragma once

#include <cstddef>
#include <vector>

#include "network2/dataset.hpp"
#include "network2/network.hpp"

namespace network2 {

/// Sums over some examples.
struct Score {
  double cost = 0;        // costs without regularisation; 0 when they were not wanted
  std::size_t right = 0;  // examples whose largest output is the right one, where there is one
};

/// Score of the mini-batch that has just passed through the network, from what it left in the
/// workspace: when that was update_mini_batch, with the weights from before the update.
template <class Scalar>
Score score(const Network<Scalar>& network, const Workspace<Scalar>& workspace, bool with_cost);

/// Adds the score of the examples from `begin` on, as many as pass through at a time, to `sum`;
/// gives their number, which is 0 at the end of the set only. The set must fit the network.
template <class Scalar>
std::size_t score_next(const Network<Scalar>& network, const Dataset& data, std::size_t begin,
                       bool with_cost, Workspace<Scalar>& workspace, Score& sum);

/// Score of a set of examples. Throws std::invalid_argument when it does not fit the network.
template <class Scalar>
Score score(const Network<Scalar>& network, const Dataset& data, bool with_cost);

/// The regularisation term lambda/n * R(w) of the cost of n examples, over all weights.
template <class Scalar>
double regularization_cost(const Network<Scalar>& network, double lambda,
                           Regularization regularization, std::size_t n);

/// network2.py's total_cost: mean cost of the examples plus the regularisation term, whose lambda
/// is divided by the size of `data`, whatever set that is. So regularised costs of sets of
/// different size cannot be compared. Throws std::invalid_argument when data is empty or does not
/// fit, or lambda is not a finite number >= 0.
template <class Scalar>
double total_cost(const Network<Scalar>& network, const Dataset& data, double lambda,
                  Regularization regularization);

/// network2.py's accuracy: how many examples are classified right. Throws std::invalid_argument
/// when data does not fit or has targets instead of labels.
template <class Scalar>
std::size_t accuracy(const Network<Scalar>& network, const Dataset& data);

/// The output activations for the examples begin .. end-1, as far as there are so many, one after
/// another. Throws std::invalid_argument when data does not fit.
template <class Scalar>
std::vector<Scalar> predict(const Network<Scalar>& network, const Dataset& data, std::size_t begin,
                            std::size_t end);

/// How fast each layer learns, found a few examples at a time: the length of dC/db, the gradient of
/// its biases, of the mean cost of the examples (chapter 5, "The vanishing gradient problem"). The
/// network and the data must outlive it and stay as they are.
template <class Scalar>
class GradientNorms {
 public:
  /// Throws std::invalid_argument when data is empty or does not fit.
  GradientNorms(const Network<Scalar>& network, const Dataset& data);

  /// Looks at the next `examples` examples, at least; true when all have been looked at. Throws
  /// std::bad_alloc, with nothing changed.
  bool advance(std::size_t examples);

  /// The norm of each layer, the first hidden one first. Throws std::invalid_argument until all
  /// examples have been looked at.
  std::vector<double> values() const;

 private:
  const Network<Scalar>& network_;
  const Dataset& data_;
  std::size_t seen_ = 0;
  std::vector<Vector<double>> nabla_b_;  // summed over the examples, n_out of each layer
  Workspace<Scalar> workspace_;
};

extern template class GradientNorms<float>;
extern template class GradientNorms<double>;

/// The same in one go. Throws std::invalid_argument when data is empty or does not fit.
template <class Scalar>
std::vector<double> gradient_norms(const Network<Scalar>& network, const Dataset& data);

/// Throws std::invalid_argument naming `name` unless the set has the network's inputs and outputs,
/// no input or target that Scalar cannot hold, as 1e300 in float, and no targets that the network's
/// cost has no meaning for.
template <class Scalar>
void check_fits(const Network<Scalar>& network, const Dataset& data, const char* name);

}  // namespace network2
