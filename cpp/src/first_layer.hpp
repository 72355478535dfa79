// The two products of the first layer, for inputs of which only the non-zero ones are kept.
#pragma once

#include <span>
#include <variant>

#include "network2/dataset.hpp"
#include "network2/matrix.hpp"

namespace network2 {

/// z.col(k) = w x_k + b for the inputs x_k of each example of the batch.
/// w: neurons x inputs, b: neurons, z: neurons x m.
template <class Scalar>
void first_weighted_inputs(const Matrix<Scalar>& w, const Vector<Scalar>& b,
                           std::span<const Example> batch, Matrix<Scalar>& z) {
  const Eigen::Index neurons = w.rows();
  for (std::size_t k = 0; k < batch.size(); ++k) {
    const Example& example = batch[k];
    Scalar* __restrict zk = z.col(static_cast<Eigen::Index>(k)).data();
    for (Eigen::Index j = 0; j < neurons; ++j) zk[j] = b[j];
    std::visit(
        [&](const auto* values) {
          for (std::size_t i = 0; i < example.indices.size(); ++i) {
            const auto x = input_value<Scalar>(values[i]);
            const Scalar* __restrict column = w.data() + example.indices[i] * neurons;
            for (Eigen::Index j = 0; j < neurons; ++j) zk[j] += x * column[j];
          }
        },
        example.values);
  }
}

/// target += factor * sum over the batch of delta.col(k) x_k^T.
/// target: neurons x inputs, delta: neurons x m.
template <class Scalar>
void add_first_gradient(Matrix<Scalar>& target, Scalar factor, const Matrix<Scalar>& delta,
                        std::span<const Example> batch) {
  const Eigen::Index neurons = target.rows();
  for (std::size_t k = 0; k < batch.size(); ++k) {
    const Example& example = batch[k];
    const Scalar* __restrict dk = delta.col(static_cast<Eigen::Index>(k)).data();
    std::visit(
        [&](const auto* values) {
          for (std::size_t i = 0; i < example.indices.size(); ++i) {
            const Scalar x = factor * input_value<Scalar>(values[i]);
            Scalar* __restrict column = target.data() + example.indices[i] * neurons;
            for (Eigen::Index j = 0; j < neurons; ++j) column[j] += x * dk[j];
          }
        },
        example.values);
  }
}

}  // namespace network2
