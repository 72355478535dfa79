// Activations: what a layer makes of its weighted inputs z.
#pragma once

#include <cmath>
#include <concepts>
#include <cstddef>
#include <tuple>
#include <type_traits>

#include "network2/exp.hpp"
#include "network2/matrix.hpp"

namespace network2 {

/// The scalar of an Eigen matrix or view.
template <class M>
using ScalarOf = typename std::remove_cvref_t<M>::Scalar;

/// The activations a layer can be given; `with_activation` turns a kind into its type.
enum class ActivationKind { sigmoid, tanh, relu, leaky_relu, softmax, linear };

/// What an activation offers. Both work in place on the columns of a matrix, one example each:
///   apply(z)         z becomes a
///   backward(a, g)   given a and g = dC/da, g becomes delta = dC/dz
/// Elementwise activations are applied to a matrix with all its padding, others to a view without
/// it; backward gets all, and leaves zeros in the padding. `off_target` is the desired output of a
/// neuron that should not fire (one that should has 1). `name` is what people call it.
template <class Activation>
concept ActivationFunction = requires(Matrix<double>& z, const Matrix<double>& a) {
  Activation::apply(z);
  Activation::backward(a, z);
  { Activation::kind } -> std::convertible_to<ActivationKind>;
  { Activation::name } -> std::convertible_to<const char*>;
  { Activation::is_elementwise } -> std::convertible_to<bool>;
  { Activation::off_target } -> std::convertible_to<double>;
};

/// z becomes f(z), packet by packet; z is whole packets that stand together.
template <class Z, class F>
void apply_elementwise(Z&& z, F f) {
  const Eigen::Index size = z.size();
  auto* to = z.data();
#pragma GCC unroll 1
  for (Eigen::Index i = 0; i < size; i += kPacketSize<ScalarOf<Z>>) store(to + i, f(load(to + i)));
}

/// to becomes f(x, to), packet by packet; both have the same number of packets, that stand
/// together.
template <class X, class To, class F>
void combine_elementwise(const X& x, To&& to, F f) {
  const Eigen::Index size = x.size();
  const auto* from = x.data();
  auto* out = to.data();
#pragma GCC unroll 1
  for (Eigen::Index i = 0; i < size; i += kPacketSize<ScalarOf<X>>) {
    store(out + i, f(load(from + i), load(out + i)));
  }
}

/// sigma(z) = 1 / (1 + e^-z), chapter 1, equation (3), of a number or a packet.
template <class T>
T sigmoid(T z) {
  using Scalar = typename BitsOf<T>::Scalar;
  return Scalar(1) / (Scalar(1) + network2::exp(-z));
}

/// The sigmoid; sigma' = a (1 - a).
struct Sigmoid {
  static constexpr auto kind = ActivationKind::sigmoid;
  static constexpr auto name = "sigmoid";
  static constexpr bool is_elementwise = true;
  static constexpr double off_target = 0;
  template <class Z>
  static void apply(Z&& z) {
    apply_elementwise(z, [](auto zi) { return sigmoid(zi); });
  }
  template <class A, class G>
  static void backward(const A& a, G&& g) {
    combine_elementwise(a, g, [](auto ai, auto gi) { return gi * (ai * (ScalarOf<A>(1) - ai)); });
  }
};

/// tanh(z) = 2 sigma(2z) - 1, chapter 3, equations (109) and (111); its derivative is 1 - a^2.
/// Outputs range over (-1, 1), so the targets of an output layer are 1 and -1.
struct Tanh {
  static constexpr auto kind = ActivationKind::tanh;
  static constexpr auto name = "tanh";
  static constexpr bool is_elementwise = true;
  static constexpr double off_target = -1;
  template <class Z>
  static void apply(Z&& z) {
    using Scalar = ScalarOf<Z>;
    apply_elementwise(z, [](auto zi) { return Scalar(2) * sigmoid(Scalar(2) * zi) - Scalar(1); });
  }
  template <class A, class G>
  static void backward(const A& a, G&& g) {
    combine_elementwise(a, g, [](auto ai, auto gi) { return gi * (ScalarOf<A>(1) - ai * ai); });
  }
};

/// Rectified linear, max(0, z), chapter 3, equation (112); the derivative at 0 is taken as 0.
struct Relu {
  static constexpr auto kind = ActivationKind::relu;
  static constexpr auto name = "relu";
  static constexpr bool is_elementwise = true;
  static constexpr double off_target = 0;
  template <class Z>
  static void apply(Z&& z) {
    // NaN comes out as NaN, so that divergence is seen.
    apply_elementwise(z, [](auto zi) { return at_least(zi, ScalarOf<Z>(0)); });
  }
  template <class A, class G>
  static void backward(const A& a, G&& g) {
    combine_elementwise(a, g, [](auto ai, auto gi) { return ai > 0 ? gi : decltype(gi){}; });
  }
};

/// Rectified linear, but for a slope of 0.01 below 0, so that no neuron stops learning for ever
/// (Maas, Hannun and Ng 2013); the derivative at 0 is taken as that slope.
struct LeakyRelu {
  static constexpr auto kind = ActivationKind::leaky_relu;
  static constexpr auto name = "leaky-relu";
  static constexpr bool is_elementwise = true;
  static constexpr double off_target = 0;
  static constexpr double slope = 0.01;
  template <class Z>
  static void apply(Z&& z) {
    apply_elementwise(z, [](auto zi) { return zi > 0 ? zi : ScalarOf<Z>(slope) * zi; });
  }
  template <class A, class G>
  static void backward(const A& a, G&& g) {
    combine_elementwise(a, g,
                        [](auto ai, auto gi) { return ai > 0 ? gi : ScalarOf<A>(slope) * gi; });
  }
};

/// e^z_j / sum_k e^z_k over the neurons of the layer, chapter 3, equation (78).
struct Softmax {
  static constexpr auto kind = ActivationKind::softmax;
  static constexpr auto name = "softmax";
  static constexpr bool is_elementwise = false;
  static constexpr double off_target = 0;
  template <class Z>
  static void apply(Z&& z) {
    for (auto column : z.colwise()) {
      const auto largest = column.maxCoeff();  // taken from all: the same quotient, no overflow
      ScalarOf<Z> sum = 0;
#pragma GCC unroll 1
      for (auto& zi : column) sum += zi = network2::exp(zi - largest);
      column /= sum;
    }
  }
  // dC/dz_j = sum_k dC/da_k da_k/dz_j = a_j (g_j - sum_k g_k a_k)
  template <class A, class G>
  static void backward(const A& a, G&& g) {
    for (Eigen::Index k = 0; k < a.cols(); ++k) {
      ScalarOf<A> mean = 0;
      for (Eigen::Index j = 0; j < a.rows(); ++j) mean += a(j, k) * g(j, k);
      for (Eigen::Index j = 0; j < a.rows(); ++j) g(j, k) = a(j, k) * (g(j, k) - mean);
    }
  }
};

/// a = z, chapter 3, "Linear neurons".
struct Linear {
  static constexpr auto kind = ActivationKind::linear;
  static constexpr auto name = "linear";
  static constexpr bool is_elementwise = true;
  static constexpr double off_target = 0;
  template <class Z>
  static void apply(Z&& /*z*/) {}
  template <class A, class G>
  static void backward(const A& /*a*/, G&& /*g*/) {}
};

/// All of them; whatever goes through them takes them from here.
using Activations = std::tuple<Sigmoid, Tanh, Relu, LeakyRelu, Softmax, Linear>;

/// What `f` makes of a value of each activation's type, all at once.
template <class F>
constexpr auto with_activations(F f) {
  return std::apply(f, Activations{});
}

static_assert(with_activations([]<class... A>(A...) { return (ActivationFunction<A> && ...); }));

/// The columns of a PaddedMatrix as an activation wants them.
template <class Activation, class M>
decltype(auto) on_columns(M& matrix) {
  if constexpr (Activation::is_elementwise) {
    return matrix.storage();
  } else {
    return matrix.view();
  }
}

/// Calls `f` with a value of the type that `kind` names.
template <std::size_t i = 0, class F>
auto with_activation(ActivationKind kind, F f) {
  using Activation = std::tuple_element_t<i, Activations>;
  if constexpr (i + 1 < std::tuple_size_v<Activations>) {
    if (kind != Activation::kind) return with_activation<i + 1>(kind, f);
  }
  return f(Activation{});
}

}  // namespace network2
