// The numbers everything is made of, and the legend of their shapes.
//
//   A COLUMN IS ONE EXAMPLE. A mini-batch of m examples passes through the network as matrices of
//   m columns. Layers are counted from 0, the input; sizes[l] is the number of neurons in layer l.
//
//   weights[l]   sizes[l+1] x sizes[l]   weights[l](j, k): from neuron k of layer l to neuron j of
//                                        layer l+1, the book's w^{l+1}_{jk}
//   biases[l]    sizes[l+1]              the book's b^{l+1}_j
//   a[l]         sizes[l+1] x m          activations of layer l+1
//   delta[l]     sizes[l+1] x m          errors dC/dz of layer l+1
//
//   Matrices are column-major (Eigen's default): the weights that leave one input stand together,
//   which is what a first layer needs that only looks at the non-zero pixels.
#pragma once

#include <Eigen/Core>
#include <vector>

namespace network2 {

template <class Scalar>
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic>;

template <class Scalar>
using Vector = Eigen::Matrix<Scalar, Eigen::Dynamic, 1>;

/// One number for each weight and bias of a network: the weights and biases themselves, a gradient
/// (nabla), or the velocities of momentum. Shapes as in the legend above.
template <class Scalar>
struct Parameters {
  std::vector<Vector<Scalar>> biases;
  std::vector<Matrix<Scalar>> weights;
};

/// All-zero parameters for layers of the given sizes.
template <class Scalar>
Parameters<Scalar> zero_parameters(const std::vector<int>& sizes) {
  Parameters<Scalar> zero;
  for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
    zero.biases.push_back(Vector<Scalar>::Zero(sizes[l + 1]));
    zero.weights.push_back(Matrix<Scalar>::Zero(sizes[l + 1], sizes[l]));
  }
  return zero;
}

}  // namespace network2
