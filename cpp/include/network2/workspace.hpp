// What a mini-batch leaves behind on its way through a network.
#pragma once

#include <optional>
#include <vector>

#include "network2/dataset.hpp"
#include "network2/distortion.hpp"
#include "network2/hyperparameters.hpp"
#include "network2/padded_matrix.hpp"

namespace network2 {

/// Scratch that one mini-batch after another uses, so that nothing is allocated per mini-batch.
/// Shapes as in the legend of matrix.hpp, for a mini-batch of m examples.
template <class Scalar>
struct Workspace {
  std::vector<PaddedMatrix<Scalar>> a;      // activations of layer l+1
  std::vector<PaddedMatrix<Scalar>> delta;  // errors of layer l+1
  PaddedMatrix<Scalar> y;                   // desired outputs, classes x m

  // Dropout: for each hidden neuron 0 or 1/(1 - dropout), so that what the next layer receives is
  // on average what it receives when all neurons are there. Empty without dropout.
  std::vector<Vector<Scalar>> kept;
  Scalar share_kept = 1;                        // 1 - dropout
  std::vector<PaddedMatrix<Scalar>> undropped;  // activations of hidden layer l+1, but for dropout

  // The inputs that are not 0, one example after another, and for each where its column of the
  // first layer's weights begins. Those of example k are begin[k] .. begin[k+1]-1.
  struct Inputs {
    std::vector<Scalar> values;
    std::vector<std::uint32_t> offsets;
    std::vector<std::size_t> begin;

    /// Makes room for so many inputs of all examples together.
    void make_room(std::size_t inputs);
  } first;
  std::optional<Distorter> distorter;  // made when images are first distorted
  std::vector<Example> batch;          // views of the examples, for callers that gather them

  /// Makes room for all that a step of gradient descent writes here, so that the step allocates
  /// nothing: where there is not enough memory, that has to be known before anything has changed.
  /// For layers of the given sizes and mini-batches of up to m examples that have up to `inputs`
  /// inputs other than 0 in all, see Dataset::most_inputs.
  void prepare(const std::vector<int>& sizes, std::size_t m, std::size_t inputs,
               const Hyperparameters& hyperparameters);
};

extern template struct Workspace<float>;
extern template struct Workspace<double>;

}  // namespace network2
