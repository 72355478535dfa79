// What a layer does to a mini-batch, forward and backward: all that training spends its time on.
// Shapes as in matrix.hpp: w is n_out x n_in, activations and errors have a column for each of the
// m examples.
#pragma once

#include <span>

#include "network2/activation.hpp"
#include "network2/cost.hpp"
#include "network2/examples.hpp"
#include "network2/padded_matrix.hpp"
#include "network2/workspace.hpp"

namespace network2 {

/// The inputs of a mini-batch that are not 0, into workspace.first: those of one example after
/// another, with the places of their columns in w.
template <class Scalar>
void expand_inputs(std::span<const Example> batch, const PaddedMatrix<Scalar>& w,
                   Workspace<Scalar>& workspace);

/// The same of the images distorted; the workspace must be prepared for that.
template <class Scalar>
void distort_inputs(std::span<const Example> batch, const Distortion& distortion, Random& random,
                    const PaddedMatrix<Scalar>& w, Workspace<Scalar>& workspace);

/// z = scale * w x + b, for the inputs x that expand_inputs has left. z: n_out x m.
template <class Scalar>
void first_weighted_inputs(const PaddedMatrix<Scalar>& w, Scalar scale,
                           const PaddedMatrix<Scalar>& b, const Workspace<Scalar>& workspace,
                           PaddedMatrix<Scalar>& z);

/// target += scale * delta x^T, for the inputs x that expand_inputs has left. target: n_out x n_in.
template <class Scalar>
void add_first_gradient(PaddedMatrix<Scalar>& target, Scalar scale,
                        const PaddedMatrix<Scalar>& delta, const Workspace<Scalar>& workspace);

/// z = w a + b. a: n_in x m, z: n_out x m.
template <class Scalar>
void weighted_inputs(const PaddedMatrix<Scalar>& w, const PaddedMatrix<Scalar>& b,
                     const PaddedMatrix<Scalar>& a, PaddedMatrix<Scalar>& z);

/// g = w^T delta, the gradient with respect to the activations before w. delta: n_out x m,
/// g: n_in x m.
template <class Scalar>
void backward_errors(const PaddedMatrix<Scalar>& w, const PaddedMatrix<Scalar>& delta,
                     PaddedMatrix<Scalar>& g);

/// target += scale * (sum of the columns of delta). target: n_out x 1, delta: n_out x m.
template <class Scalar>
void add_bias_gradient(PaddedMatrix<Scalar>& target, Scalar scale,
                       const PaddedMatrix<Scalar>& delta);

/// target = keep * target + scale * delta a^T. target: n_out x n_in, delta: n_out x m, a: n_in x m.
template <class Scalar>
void add_gradient(PaddedMatrix<Scalar>& target, Scalar keep, Scalar scale,
                  const PaddedMatrix<Scalar>& delta, const PaddedMatrix<Scalar>& a);

/// z becomes a, the activations. z: n x m.
template <class Scalar>
void activate(ActivationKind kind, PaddedMatrix<Scalar>& z);

/// g = dC/da becomes delta = dC/dz, given the activations a. a, g: n x m.
template <class Scalar>
void errors_of_activations(ActivationKind kind, const PaddedMatrix<Scalar>& a,
                           PaddedMatrix<Scalar>& g);

/// delta = dC/dz of the output layer. The options must be checked. a, y, delta: classes x m.
template <class Scalar>
void output_errors(CostKind cost, ActivationKind output, const PaddedMatrix<Scalar>& a,
                   const PaddedMatrix<Scalar>& y, PaddedMatrix<Scalar>& delta);

/// Whether all numbers of the matrix are finite.
template <class Scalar>
bool is_finite(const PaddedMatrix<Scalar>& matrix);

}  // namespace network2
