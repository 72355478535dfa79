// Regularisation: what large weights cost, and how that shrinks them.
#pragma once

#include <concepts>

#include "network2/matrix.hpp"

namespace network2 {

/// The regularisations by name; `with_regularization` turns a name into its type.
enum class Regularization { L2, L1 };

/// What a regularisation offers, for a cost C = C0 + lambda/n * R(w); w is an Eigen matrix or view:
///   penalty(w)    R(w) of one weight matrix
///   gradient(w)   dR/dw, an expression of the shape of w
template <class R>
concept Regularizer = requires(const Matrix<double>& w) {
  { R::penalty(w) } -> std::same_as<double>;
  R::gradient(w);
};

/// R = 1/2 sum w^2, chapter 3, equation (85): each step takes the share eta*lambda/n of each
/// weight.
struct L2Regularization {
  template <class W>
  static double penalty(const W& w) {
    return 0.5 * w.template cast<double>().squaredNorm();
  }
  template <class W>
  static auto gradient(const W& w) {
    return w.array();
  }
};

/// R = sum |w|, chapter 3, equation (95): each step takes eta*lambda/n from the size of each
/// weight, whatever its size; sign(0) = 0.
struct L1Regularization {
  template <class W>
  static double penalty(const W& w) {
    return w.template cast<double>().template lpNorm<1>();
  }
  template <class W>
  static auto gradient(const W& w) {
    return w.array().sign();
  }
};

static_assert(Regularizer<L2Regularization> && Regularizer<L1Regularization>);

/// Calls `f` with a value of the type that `kind` names.
template <class F>
auto with_regularization(Regularization kind, F f) {
  return kind == Regularization::L1 ? f(L1Regularization{}) : f(L2Regularization{});
}

}  // namespace network2
