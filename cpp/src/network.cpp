#include "network2/network.hpp"

#include <array>
#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>

#include "layer.hpp"

namespace network2 {
namespace {

constexpr int kMostNeurons = static_cast<int>(kMaxInputSize);
constexpr double kMostParameters = 1e8;

void check_sizes(const std::vector<int>& sizes) {
  if (sizes.size() < 2) {
    throw std::invalid_argument("sizes must hold at least 2 layers, got " +
                                std::to_string(sizes.size()));
  }
  double parameters = 0;
  for (std::size_t l = 0; l < sizes.size(); ++l) {
    if (sizes[l] < 1 || sizes[l] > kMostNeurons) {
      throw std::invalid_argument("sizes[" + std::to_string(l) + "] must be an integer from 1 to " +
                                  std::to_string(kMostNeurons) + ", got " +
                                  std::to_string(sizes[l]));
    }
    if (l > 0) parameters += (sizes[l - 1] + 1.0) * sizes[l];
  }
  if (parameters > kMostParameters) {
    throw std::invalid_argument("sizes must need at most 100,000,000 weights and biases, got " +
                                std::to_string(static_cast<long long>(parameters)));
  }
}

template <class Scalar>
void check_parameters(const std::vector<int>& sizes, const Parameters<Scalar>& parameters) {
  if (parameters.weights.size() != sizes.size() - 1 ||
      parameters.biases.size() != sizes.size() - 1) {
    throw std::invalid_argument(
        "weights and biases must have one entry for each layer after the "
        "first, got " +
        std::to_string(parameters.weights.size()) + " and " +
        std::to_string(parameters.biases.size()) + " for " + std::to_string(sizes.size()) +
        " layers");
  }
  for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
    const auto& w = parameters.weights[l];
    const auto& b = parameters.biases[l];
    if (w.rows() != sizes[l + 1] || w.cols() != sizes[l] || b.size() != sizes[l + 1]) {
      throw std::invalid_argument(
          "weights[" + std::to_string(l) + "] and biases[" + std::to_string(l) + "] must be " +
          std::to_string(sizes[l + 1]) + " x " + std::to_string(sizes[l]) + " and " +
          std::to_string(sizes[l + 1]) + ", got " + std::to_string(w.rows()) + " x " +
          std::to_string(w.cols()) + " and " + std::to_string(b.size()));
    }
    if (!w.allFinite() || !b.allFinite()) {
      throw std::invalid_argument("weights[" + std::to_string(l) + "] and biases[" +
                                  std::to_string(l) + "] must hold finite numbers only");
    }
  }
}

// y.col(k): 1 for the neuron of the right class, `off` for the others
template <class Scalar>
void set_targets(std::span<const Example> batch, Eigen::Index classes, double off,
                 Matrix<Scalar>& y) {
  y.setConstant(classes, static_cast<Eigen::Index>(batch.size()), static_cast<Scalar>(off));
  for (std::size_t k = 0; k < batch.size(); ++k) {
    y(batch[k].label, static_cast<Eigen::Index>(k)) = 1;
  }
}

}  // namespace

void NetworkOptions::check() const {
  if (hidden == ActivationKind::softmax) {
    throw std::invalid_argument(
        "hidden must be 'sigmoid', 'tanh', 'relu' or 'linear', got 'softmax': softmax makes a "
        "layer's activations one probability distribution, which is for outputs");
  }
  if (cost == CostKind::cross_entropy && output != ActivationKind::sigmoid) {
    throw std::invalid_argument(
        "cost 'cross-entropy' must go with output 'sigmoid', whose activations are probabilities "
        "one by one; for output 'softmax' take cost 'log-likelihood', for others 'quadratic'");
  }
  if (cost == CostKind::log_likelihood && output != ActivationKind::softmax) {
    throw std::invalid_argument(
        "cost 'log-likelihood' must go with output 'softmax': it looks at the right neuron alone, "
        "so only activations that sum to 1 teach the others");
  }
}

template <class Scalar>
Network<Scalar>::Network(std::vector<int> sizes, NetworkOptions options, Random& random)
    : sizes_(std::move(sizes)), options_(options) {
  check_sizes(sizes_);
  options_.check();
  parameters_ = zero_parameters<Scalar>(sizes_);
  default_weight_initializer(random);
}

template <class Scalar>
Network<Scalar>::Network(std::vector<int> sizes, NetworkOptions options,
                         Parameters<Scalar> parameters)
    : sizes_(std::move(sizes)), options_(options), parameters_(std::move(parameters)) {
  check_sizes(sizes_);
  options_.check();
  check_parameters(sizes_, parameters_);
}

template <class Scalar>
void Network<Scalar>::default_weight_initializer(Random& random) {
  draw_parameters(random, false);
}

template <class Scalar>
void Network<Scalar>::large_weight_initializer(Random& random) {
  draw_parameters(random, true);
}

template <class Scalar>
void Network<Scalar>::draw_parameters(Random& random, bool large) {
  for (auto& b : parameters_.biases) {
    for (Scalar& bj : b) bj = static_cast<Scalar>(random.randn());
  }
  for (auto& w : parameters_.weights) {
    const double divisor = large ? 1.0 : std::sqrt(static_cast<double>(w.cols()));
    for (auto neuron : w.rowwise()) {  // NumPy fills row by row
      for (Scalar& wjk : neuron) wjk = static_cast<Scalar>(random.randn() / divisor);
    }
  }
  velocities_ = {};
  first_scale_ = 1;
}

template <class Scalar>
Vector<Scalar> Network<Scalar>::feedforward(std::span<const double> input) const {
  if (input.size() != static_cast<std::size_t>(sizes_.front())) {
    throw std::invalid_argument("input must hold " + std::to_string(sizes_.front()) +
                                " numbers (sizes[0]), got " + std::to_string(input.size()));
  }
  const std::array<std::uint32_t, 1> any_label{0};
  const Examples one(input, any_label, input.size(), 1);
  const std::array<Example, 1> batch{one[0]};
  Workspace<Scalar> workspace;
  feedforward(batch, workspace);
  return workspace.a.back().col(0);
}

template <class Scalar>
void Network<Scalar>::feedforward(std::span<const Example> batch,
                                  Workspace<Scalar>& workspace) const {
  workspace.kept.clear();
  workspace.share_kept = 1;
  propagate(batch, workspace);
}

template <class Scalar>
void Network<Scalar>::propagate(std::span<const Example> batch,
                                Workspace<Scalar>& workspace) const {
  const auto m = static_cast<Eigen::Index>(batch.size());
  auto& a = workspace.a;
  a.resize(layers());
  for (std::size_t l = 0; l < layers(); ++l) {
    const auto& w = parameters_.weights[l];
    const auto& b = parameters_.biases[l];
    a[l].resize(w.rows(), m);
    if (l == 0) {
      gather_inputs(batch, workspace);
      first_weighted_inputs(w, static_cast<Scalar>(first_scale_), b, batch, workspace, a[l]);
    } else {
      weighted_inputs(w, b, a[l - 1], a[l]);
    }
    const bool is_output = l + 1 == layers();
    with_activation(is_output ? options_.output : options_.hidden,
                    [&](auto activation) { activation.apply(a[l]); });
    if (!is_output && !workspace.kept.empty()) a[l].array().colwise() *= workspace.kept[l].array();
  }
  const double off =
      with_activation(options_.output, [](auto output) { return decltype(output)::off_target; });
  set_targets(batch, sizes_.back(), off, workspace.y);
}

template <class Scalar>
void Network<Scalar>::backpropagate(Workspace<Scalar>& workspace) const {
  const auto& a = workspace.a;
  auto& delta = workspace.delta;
  delta.resize(layers());
  with_activation(options_.output, [&](auto output) {
    with_cost(options_.cost, [&](auto cost) {
      cost.template delta<decltype(output)>(a.back(), workspace.y, delta.back());
    });
  });
  with_activation(options_.hidden, [&](auto hidden) {
    for (std::size_t l = layers() - 1; l-- > 0;) {
      backward_errors(parameters_.weights[l + 1], delta[l + 1], delta[l]);
      if (workspace.kept.empty()) {
        hidden.backward(a[l], delta[l]);
      } else {
        const Matrix<Scalar> undropped = workspace.share_kept * a[l];
        hidden.backward(undropped, delta[l]);
        delta[l].array().colwise() *= workspace.kept[l].array();
      }
    }
  });
}

template <class Scalar>
Parameters<Scalar> Network<Scalar>::backprop(const Example& example) const {
  const std::span<const Example> batch(&example, 1);
  Workspace<Scalar> workspace;
  propagate(batch, workspace);
  backpropagate(workspace);
  auto nabla = zero_parameters<Scalar>(sizes_);
  for (std::size_t l = 0; l < layers(); ++l) {
    nabla.biases[l] = workspace.delta[l].col(0);
    if (l == 0) {
      add_first_gradient(nabla.weights[l], Scalar(1), workspace.delta[l], batch, workspace);
    } else {
      add_gradient(nabla.weights[l], Scalar(1), workspace.delta[l], workspace.a[l - 1], workspace);
    }
  }
  return nabla;
}

template <class Scalar>
void Network<Scalar>::drop_neurons(double dropout, Random& random,
                                   Workspace<Scalar>& workspace) const {
  workspace.share_kept = static_cast<Scalar>(1 - dropout);
  workspace.kept.resize(dropout > 0 ? layers() - 1 : 0);
  for (std::size_t l = 0; l < workspace.kept.size(); ++l) {
    workspace.kept[l].resize(sizes_[l + 1]);
    for (Scalar& neuron : workspace.kept[l]) {
      neuron = random.random() < dropout ? Scalar(0) : Scalar(1) / workspace.share_kept;
    }
  }
}

template <class Scalar>
void Network<Scalar>::update_mini_batch(std::span<const Example> batch,
                                        const Hyperparameters& hyperparameters, std::size_t n,
                                        Random& random, Workspace<Scalar>& workspace) {
  update_unsettled(batch, hyperparameters, n, random, workspace);
  settle();
}

template <class Scalar>
void Network<Scalar>::update_unsettled(std::span<const Example> batch,
                                       const Hyperparameters& hyperparameters, std::size_t n,
                                       Random& random, Workspace<Scalar>& workspace) {
  drop_neurons(hyperparameters.dropout, random, workspace);
  propagate(batch, workspace);
  backpropagate(workspace);
  descend(batch, hyperparameters, n, workspace);
}

template <class Scalar>
void Network<Scalar>::settle() {
  if (first_scale_ == 1) return;
  parameters_.weights.front() *= static_cast<Scalar>(first_scale_);
  first_scale_ = 1;
}

template <class Scalar>
Parameters<Scalar> Network<Scalar>::parameters() const {
  Network copy = *this;
  copy.settle();
  return std::move(copy.parameters_);
}

template <class Scalar>
void Network<Scalar>::descend(std::span<const Example> batch,
                              const Hyperparameters& hyperparameters, std::size_t n,
                              Workspace<Scalar>& workspace) {
  const auto& [eta, lambda, regularization, momentum, dropout] = hyperparameters;
  const double step = -eta / static_cast<double>(batch.size());
  const double decay = eta * lambda / static_cast<double>(n);
  const auto mu = static_cast<Scalar>(momentum);
  const bool with_velocities = momentum > 0;
  if (!with_velocities) {
    velocities_ = {};
  } else if (velocities_.weights.empty()) {
    velocities_ = zero_parameters<Scalar>(sizes_);
  }
  // L2 without momentum shrinks all weights by one factor. For the first layer, which has most of
  // them and else touches few, the factor is kept beside the matrix.
  constexpr double kSmallestScale = 1e-3;
  const bool is_scaling = !with_velocities && regularization == Regularization::L2 && decay < 0.5;
  if (!is_scaling || first_scale_ < kSmallestScale) settle();

  for (std::size_t l = 0; l < layers(); ++l) {
    auto& w = parameters_.weights[l];
    auto& b = parameters_.biases[l];
    const auto& delta = workspace.delta[l];
    // Without momentum the step goes straight into the parameters.
    auto& w_target = with_velocities ? velocities_.weights[l] : w;
    auto& b_target = with_velocities ? velocities_.biases[l] : b;
    if (with_velocities) {
      w_target *= mu;
      b_target *= mu;
    }
    if (l == 0 && is_scaling) {
      first_scale_ *= 1 - decay;
    } else if (decay > 0) {
      with_regularization(regularization, [&](auto r) {
        w_target.array() -= static_cast<Scalar>(decay) * r.gradient(w);
      });
    }
    if (l == 0) {
      add_first_gradient(w_target, static_cast<Scalar>(step / first_scale_), delta, batch,
                         workspace);
    } else {
      add_gradient(w_target, static_cast<Scalar>(step), delta, workspace.a[l - 1], workspace);
    }
    b_target += static_cast<Scalar>(step) * delta.rowwise().sum();
    if (with_velocities) {
      w += w_target;
      b += b_target;
    }
  }
}

template <class Scalar>
bool Network<Scalar>::is_finite() const {
  for (std::size_t l = 0; l < layers(); ++l) {
    if (!parameters_.weights[l].allFinite() || !parameters_.biases[l].allFinite()) return false;
  }
  return true;
}

template class Network<float>;
template class Network<double>;

}  // namespace network2
