// Costs: how wrong the output activations a are when y was desired.
#pragma once

#include <algorithm>
#include <cmath>
#include <concepts>
#include <limits>
#include <type_traits>

#include "network2/activation.hpp"
#include "network2/matrix.hpp"

namespace network2 {

/// The costs a network can be given by name; `with_cost` turns a name into its type.
enum class CostKind { quadratic, cross_entropy, log_likelihood };

/// What a cost offers. a and y: output neurons x m, a column is one example.
///   fn(a, y)               sum of the costs of the m examples
///   delta<Output>(a, y, d) d becomes the output error dC/dz of each example, for output neurons
///                          with the activation `Output`
template <class Cost>
concept CostFunction = requires(const Matrix<double>& a, Matrix<double>& delta) {
  { Cost::fn(a, a) } -> std::same_as<double>;
  Cost::template delta<Sigmoid>(a, a, delta);
};

/// -ln(p) for a probability that was rounded to p. Where p came out as 0 the true cost is not
/// infinite, only larger than any p the scalar can tell from 0 would give: take that.
template <class Scalar>
double negative_log(Scalar p, Scalar smallest) {
  return -std::log(static_cast<double>(p < smallest ? smallest : p));
}

/// C = 1/2 |a - y|^2, chapter 1, equation (6).
struct QuadraticCost {
  template <class Scalar>
  static double fn(const Matrix<Scalar>& a, const Matrix<Scalar>& y) {
    return 0.5 * (a - y).template cast<double>().squaredNorm();
  }
  template <class Output, class Scalar>
  static void delta(const Matrix<Scalar>& a, const Matrix<Scalar>& y, Matrix<Scalar>& delta) {
    delta = a - y;
    Output::backward(a, delta);
  }
};

/// C = -sum_j [y_j ln a_j + (1 - y_j) ln(1 - a_j)], chapter 3, equation (63), for sigmoid outputs.
/// Safe where a is 0 or 1, see negative_log.
struct CrossEntropyCost {
  template <class Scalar>
  static double fn(const Matrix<Scalar>& a, const Matrix<Scalar>& y) {
    using Limits = std::numeric_limits<Scalar>;
    double sum = 0;
    for (Eigen::Index i = 0; i < a.size(); ++i) {
      const Scalar aj = a.data()[i];
      const Scalar yj = y.data()[i];
      if (yj != 0) sum += static_cast<double>(yj) * negative_log(aj, Limits::min());
      if (yj != 1) {
        sum += static_cast<double>(1 - yj) *
               negative_log(static_cast<Scalar>(1 - aj), Limits::epsilon() / 2);
      }
    }
    return sum;
  }
  // sigma' cancels: delta = (a - y) / (a (1 - a)) * sigma'(z) = a - y, chapter 3, equation (66).
  template <class Output, class Scalar>
  static void delta(const Matrix<Scalar>& a, const Matrix<Scalar>& y, Matrix<Scalar>& delta) {
    delta = a - y;
  }
};

/// C = -ln a_y, the activation of the right neuron, chapter 3, equation (80), for softmax outputs.
struct LogLikelihoodCost {
  template <class Scalar>
  static double fn(const Matrix<Scalar>& a, const Matrix<Scalar>& y) {
    double sum = 0;
    for (Eigen::Index k = 0; k < a.cols(); ++k) {
      Eigen::Index right = 0;
      y.col(k).maxCoeff(&right);
      sum += negative_log(a(right, k), std::numeric_limits<Scalar>::min());
    }
    return sum;
  }
  // chapter 3, equation (84)
  template <class Output, class Scalar>
  static void delta(const Matrix<Scalar>& a, const Matrix<Scalar>& y, Matrix<Scalar>& delta) {
    delta = a - y;
  }
};

static_assert(CostFunction<QuadraticCost> && CostFunction<CrossEntropyCost> &&
              CostFunction<LogLikelihoodCost>);

/// Calls `f` with a value of the type that `kind` names.
template <class F>
auto with_cost(CostKind kind, F f) {
  switch (kind) {
    case CostKind::quadratic:
      return f(QuadraticCost{});
    case CostKind::log_likelihood:
      return f(LogLikelihoodCost{});
    case CostKind::cross_entropy:
      break;
  }
  return f(CrossEntropyCost{});
}

}  // namespace network2
