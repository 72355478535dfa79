// Activations: what a layer makes of its weighted inputs z.
#pragma once

#include <cmath>
#include <concepts>

#include "network2/exp.hpp"
#include "network2/matrix.hpp"

namespace network2 {

/// The activations a layer can be given by name; `with_activation` turns a name into its type.
enum class ActivationKind { sigmoid, tanh, relu, softmax, linear };

/// What an activation offers. Both work on whole mini-batches (a column is one example) in place:
///   apply(z)         z becomes a
///   backward(a, g)   given a and g = dC/da, g becomes delta = dC/dz
/// `off_target` is the desired output of a neuron that should not fire (one that should has 1).
template <class Activation>
concept ActivationFunction = requires(Matrix<double>& z, const Matrix<double>& a) {
  Activation::apply(z);
  Activation::backward(a, z);
  { Activation::off_target } -> std::convertible_to<double>;
};

/// sigma(z) = 1 / (1 + e^-z), chapter 1, equation (3); sigma' = a (1 - a).
struct Sigmoid {
  static constexpr double off_target = 0;
  template <class Scalar>
  static void apply(Matrix<Scalar>& z) {
    Scalar* zi = z.data();  // plain, so that the compiler vectorises it
    for (Eigen::Index i = 0; i < z.size(); ++i) {
      zi[i] = Scalar(1) / (Scalar(1) + network2::exp(-zi[i]));
    }
  }
  template <class Scalar>
  static void backward(const Matrix<Scalar>& a, Matrix<Scalar>& g) {
    g.array() *= a.array() * (Scalar(1) - a.array());
  }
};

/// tanh(z), chapter 3, equation (109); its derivative is 1 - a^2. Outputs range over (-1, 1), so
/// the targets of an output layer are 1 and -1.
struct Tanh {
  static constexpr double off_target = -1;
  template <class Scalar>
  static void apply(Matrix<Scalar>& z) {
    z = z.array().tanh();
  }
  template <class Scalar>
  static void backward(const Matrix<Scalar>& a, Matrix<Scalar>& g) {
    g.array() *= Scalar(1) - a.array().square();
  }
};

/// Rectified linear, max(0, z), chapter 3, equation (112); the derivative at 0 is taken as 0.
struct Relu {
  static constexpr double off_target = 0;
  template <class Scalar>
  static void apply(Matrix<Scalar>& z) {
    // Not cwiseMax: a NaN has to come out as NaN, so that divergence is seen.
    z = (z.array() < Scalar(0)).select(Scalar(0), z);
  }
  template <class Scalar>
  static void backward(const Matrix<Scalar>& a, Matrix<Scalar>& g) {
    g = (a.array() > Scalar(0)).select(g, Scalar(0));
  }
};

/// e^z_j / sum_k e^z_k over the neurons of the layer, chapter 3, equation (78).
struct Softmax {
  static constexpr double off_target = 0;
  template <class Scalar>
  static void apply(Matrix<Scalar>& z) {
    for (auto column : z.colwise()) {
      column.array() -= column.maxCoeff();  // the same quotient, without overflow
      for (Scalar& zi : column) zi = network2::exp(zi);
      column /= column.sum();
    }
  }
  // dC/dz_j = sum_k dC/da_k da_k/dz_j = a_j (g_j - sum_k g_k a_k)
  template <class Scalar>
  static void backward(const Matrix<Scalar>& a, Matrix<Scalar>& g) {
    for (Eigen::Index k = 0; k < a.cols(); ++k) {
      const Scalar mean = a.col(k).dot(g.col(k));
      g.col(k) = a.col(k).array() * (g.col(k).array() - mean);
    }
  }
};

/// a = z, chapter 3, "Linear neurons".
struct Linear {
  static constexpr double off_target = 0;
  template <class Scalar>
  static void apply(Matrix<Scalar>& /*z*/) {}
  template <class Scalar>
  static void backward(const Matrix<Scalar>& /*a*/, Matrix<Scalar>& /*g*/) {}
};

static_assert(ActivationFunction<Sigmoid> && ActivationFunction<Tanh> && ActivationFunction<Relu> &&
              ActivationFunction<Softmax> && ActivationFunction<Linear>);

/// Calls `f` with a value of the type that `kind` names.
template <class F>
auto with_activation(ActivationKind kind, F f) {
  switch (kind) {
    case ActivationKind::tanh:
      return f(Tanh{});
    case ActivationKind::relu:
      return f(Relu{});
    case ActivationKind::softmax:
      return f(Softmax{});
    case ActivationKind::linear:
      return f(Linear{});
    case ActivationKind::sigmoid:
      break;
  }
  return f(Sigmoid{});
}

}  // namespace network2
