// A file of its own because it is optimised for speed, unlike the rest of the metrics: while a
// network trains, it is asked for with every score of the mini-batches.
#include "network2/metrics.hpp"

namespace network2 {

template <class Scalar>
double regularization_cost(const Network<Scalar>& network, double lambda,
                           Regularization regularization, std::size_t n) {
  double penalty = 0;
  with_regularization(regularization, [&](auto r) {
    for (std::size_t l = 0; l < network.layers(); ++l) penalty += r.penalty(network.weights(l));
  });
  return lambda / static_cast<double>(n) * penalty;
}

template double regularization_cost(const Network<float>&, double, Regularization, std::size_t);
template double regularization_cost(const Network<double>&, double, Regularization, std::size_t);

}  // namespace network2
