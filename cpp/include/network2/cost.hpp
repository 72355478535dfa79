// Costs: how wrong the output activations a are when y was desired.
#pragma once

#include <algorithm>
#include <concepts>
#include <limits>
#include <type_traits>

#include "network2/activation.hpp"
#include "network2/log.hpp"
#include "network2/matrix.hpp"

namespace network2 {

/// The costs a network can be given by name; `with_cost` turns a name into its type.
enum class CostKind { quadratic, cross_entropy, log_likelihood };

/// What a cost offers. a and y: output neurons x m, a column is one example; Eigen matrices or
/// views.
///   fn(a, y)   sum of the costs of the m examples
///   cancels    whether the derivative of the output activation that the cost is for cancels in the
///              output error: dC/dz = a - y. Else a - y is dC/da, for the activation to go on with.
template <class Cost>
concept CostFunction = requires(const Matrix<double>& a) {
  { Cost::fn(a, a) } -> std::same_as<double>;
  { Cost::cancels } -> std::convertible_to<bool>;
};

/// -ln(p) for a probability that was rounded to p. Where p came out as 0 the true cost is not
/// infinite, only larger than any p the scalar can tell from 0 would give: take that.
template <class Scalar>
double negative_log(Scalar p, Scalar smallest) {
  return -network2::log(static_cast<double>(p < smallest ? smallest : p));
}

/// The sum of -ln(p) over many probabilities, as the logarithm of their product: a multiplication
/// takes a tenth of the time of a logarithm.
class NegativeLogSum {
 public:
  template <class Scalar>
  void add(Scalar p, Scalar smallest) {
    // What is below either waits no longer: a product of the two would be subnormal.
    constexpr double kSmallestFactor = 1e-50;
    constexpr double kSmallestProduct = 1e-250;
    const auto factor = static_cast<double>(p < smallest ? smallest : p);
    if (factor < kSmallestFactor) {
      sum_ -= network2::log(factor);
      return;
    }
    product_ *= factor;
    if (product_ < kSmallestProduct) {
      sum_ -= network2::log(product_);
      product_ = 1;
    }
  }
  double value() const { return sum_ - network2::log(product_); }

 private:
  double product_ = 1;
  double sum_ = 0;
};

/// C = 1/2 |a - y|^2, chapter 1, equation (6).
struct QuadraticCost {
  static constexpr bool cancels = false;  // chapter 2, equation (30)
  template <class A, class Y>
  static double fn(const A& a, const Y& y) {
    return 0.5 * (a - y).template cast<double>().squaredNorm();
  }
};

/// C = -sum_j [y_j ln a_j + (1 - y_j) ln(1 - a_j)], chapter 3, equation (63), for sigmoid outputs.
/// Safe where a is 0 or 1, see negative_log.
struct CrossEntropyCost {
  // (a - y) / (a (1 - a)) * sigma'(z) = a - y, chapter 3, equation (66)
  static constexpr bool cancels = true;
  template <class A, class Y>
  static double fn(const A& a, const Y& y) {
    using Scalar = ScalarOf<A>;
    using Limits = std::numeric_limits<Scalar>;
    NegativeLogSum logarithms;
    double between = 0;
    for (Eigen::Index k = 0; k < a.cols(); ++k) {
      for (Eigen::Index j = 0; j < a.rows(); ++j) {
        const Scalar aj = a(j, k);
        const Scalar yj = y(j, k);
        const auto not_aj = static_cast<Scalar>(1 - aj);
        if (yj == 0) {
          logarithms.add(not_aj, Limits::epsilon() / 2);
        } else if (yj == 1) {
          logarithms.add(aj, Limits::min());
        } else {
          between += static_cast<double>(yj) * negative_log(aj, Limits::min()) +
                     static_cast<double>(1 - yj) * negative_log(not_aj, Limits::epsilon() / 2);
        }
      }
    }
    return logarithms.value() + between;
  }
};

/// C = -ln a_y, the activation of the right neuron, chapter 3, equation (80), for softmax outputs.
struct LogLikelihoodCost {
  static constexpr bool cancels = true;  // chapter 3, equation (84)
  template <class A, class Y>
  static double fn(const A& a, const Y& y) {
    double sum = 0;
    for (Eigen::Index k = 0; k < a.cols(); ++k) {
      Eigen::Index right = 0;
      y.col(k).maxCoeff(&right);
      sum += negative_log(a(right, k), std::numeric_limits<ScalarOf<A>>::min());
    }
    return sum;
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
