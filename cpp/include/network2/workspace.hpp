// What a mini-batch leaves behind on its way through a network.
#pragma once

#include <vector>

#include "network2/dataset.hpp"
#include "network2/matrix.hpp"

namespace network2 {

/// Scratch that one mini-batch after another uses, so that nothing is allocated per mini-batch.
/// Shapes as in the legend of matrix.hpp, for a mini-batch of m examples.
template <class Scalar>
struct Workspace {
  std::vector<Matrix<Scalar>> a;      // activations of layer l+1
  std::vector<Matrix<Scalar>> delta;  // errors of layer l+1
  Matrix<Scalar> y;                   // desired outputs, classes x m

  // Dropout: for each hidden neuron 0 or 1/(1 - dropout), so that what the next layer receives is
  // on average what it receives when all neurons are there. Empty without dropout.
  std::vector<Vector<Scalar>> kept;
  Scalar share_kept = 1;  // 1 - dropout

  std::vector<Scalar> inputs;  // the non-zero inputs of the examples, one example after another
  std::vector<Scalar> scratch;
  std::vector<Example> batch;  // views of the examples, for callers that gather them
};

}  // namespace network2
