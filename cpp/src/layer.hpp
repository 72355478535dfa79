// What a layer does to a mini-batch, forward and backward. Shapes as in matrix.hpp: w is n_out x
// n_in, activations and errors have a column for each of the m examples.
#pragma once

#include <span>
#include <variant>
#include <vector>

#include "kernels.hpp"
#include "network2/dataset.hpp"
#include "network2/workspace.hpp"

namespace network2 {

/// The non-zero inputs of a mini-batch as numbers, into workspace.inputs: of one example after
/// another, in the order of their indices.
template <class Scalar>
void gather_inputs(std::span<const Example> batch, Workspace<Scalar>& workspace) {
  std::size_t size = 0;
  for (const Example& example : batch) size += example.indices.size();
  workspace.inputs.resize(size);
  Scalar* to = workspace.inputs.data();
  for (const Example& example : batch) {
    const std::size_t count = example.indices.size();
    std::visit(
        [&](const auto* values) {
          for (std::size_t i = 0; i < count; ++i) to[i] = input_value<Scalar>(values[i]);
        },
        example.values);
    to += count;
  }
}

/// z = scale * w x + b, for the inputs x that gather_inputs has left. z: n_out x m.
template <class Scalar>
void first_weighted_inputs(const Matrix<Scalar>& w, Scalar scale, const Vector<Scalar>& b,
                           std::span<const Example> batch, const Workspace<Scalar>& workspace,
                           Matrix<Scalar>& z) {
  const Scalar* x = workspace.inputs.data();
  for (std::size_t k = 0; k < batch.size(); ++k) {
    const auto& indices = batch[k].indices;
    const auto column = [&](Index i) {
      return w.data() + indices[static_cast<std::size_t>(i)] * w.rows();
    };
    combine_columns(w.rows(), std::ssize(indices), x, column, scale, b.data(),
                    z.col(static_cast<Index>(k)).data());
    x += indices.size();
  }
}

/// target += factor * delta x^T, for the inputs x that gather_inputs has left. target: n_out x
/// n_in.
template <class Scalar>
void add_first_gradient(Matrix<Scalar>& target, Scalar factor, const Matrix<Scalar>& delta,
                        std::span<const Example> batch, Workspace<Scalar>& workspace) {
  auto& scaled = workspace.scratch;
  scaled.resize(static_cast<std::size_t>(delta.rows()));
  const Scalar* x = workspace.inputs.data();
  for (std::size_t k = 0; k < batch.size(); ++k) {
    const auto& indices = batch[k].indices;
    const auto column = [&](Index i) {
      return target.data() + indices[static_cast<std::size_t>(i)] * target.rows();
    };
    const Scalar* errors = delta.col(static_cast<Index>(k)).data();
    for (std::size_t j = 0; j < scaled.size(); ++j) scaled[j] = factor * errors[j];
    add_to_columns(target.rows(), std::ssize(indices), x, column, scaled.data());
    x += indices.size();
  }
}

/// z = w a + b. a: n_in x m, z: n_out x m.
template <class Scalar>
void weighted_inputs(const Matrix<Scalar>& w, const Vector<Scalar>& b, const Matrix<Scalar>& a,
                     Matrix<Scalar>& z) {
  const auto column = [&](Index i) { return w.data() + i * w.rows(); };
  for (Index k = 0; k < a.cols(); ++k) {
    combine_columns(w.rows(), w.cols(), a.col(k).data(), column, Scalar(1), b.data(),
                    z.col(k).data());
  }
}

/// g = w^T delta, the gradient with respect to the activations before w. delta: n_out x m,
/// g: n_in x m.
template <class Scalar>
void backward_errors(const Matrix<Scalar>& w, const Matrix<Scalar>& delta, Matrix<Scalar>& g) {
  g.resize(w.cols(), delta.cols());
  for (Index j = 0; j < w.cols(); ++j) {
    for (Index k = 0; k < delta.cols(); ++k) {
      g(j, k) = dot(w.rows(), w.col(j).data(), delta.col(k).data());
    }
  }
}

/// target += factor * delta a^T. target: n_out x n_in, delta: n_out x m, a: n_in x m.
template <class Scalar>
void add_gradient(Matrix<Scalar>& target, Scalar factor, const Matrix<Scalar>& delta,
                  const Matrix<Scalar>& a, Workspace<Scalar>& workspace) {
  const auto column = [&](Index k) { return delta.data() + k * delta.rows(); };
  auto& x = workspace.scratch;  // a row of a, which does not stand together
  x.resize(static_cast<std::size_t>(a.cols()));
  for (Index j = 0; j < target.cols(); ++j) {
    for (std::size_t k = 0; k < x.size(); ++k) x[k] = a(j, static_cast<Index>(k));
    Scalar* out = target.col(j).data();
    combine_columns(target.rows(), delta.cols(), x.data(), column, factor, out, out);
  }
}

}  // namespace network2
