#include "network2/network.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "layer.hpp"
#include "text.hpp"

namespace network2 {
namespace {

constexpr int kMostNeurons = static_cast<int>(kMaxInputSize);
constexpr double kMostParameters = 1e8;

void check_sizes(const std::vector<int>& sizes) {
  if (sizes.size() < 2) {
    refuse("sizes must hold at least 2 layers, got {}", {sizes.size()});
  }
  double parameters = 0;
  for (std::size_t l = 0; l < sizes.size(); ++l) {
    if (sizes[l] < 1 || sizes[l] > kMostNeurons) {
      refuse("sizes[{}] must be an integer from 1 to {}, got {}", {l, kMostNeurons, sizes[l]});
    }
    if (l > 0) parameters += (sizes[l - 1] + 1.0) * sizes[l];
  }
  if (parameters > kMostParameters) {
    refuse("sizes must need at most 100,000,000 weights and biases, got {}",
           {static_cast<long long>(parameters)});
  }
}

struct Shape {
  Eigen::Index rows;
  Eigen::Index cols;
  bool operator==(const Shape&) const = default;
};

void check_layer_count(const char* prefix, std::size_t weights, std::size_t biases,
                       std::size_t layers) {
  if (weights == layers && biases == layers) return;
  refuse(
      "{}weights and biases must have one entry for each layer after the first, got {} and {} for "
      "{} "
      "layers",
      {prefix, weights, biases, layers + 1});
}

/// `name` is weights or biases, `l` the layer, counted from 0.
void check_layer(const char* prefix, const char* name, std::size_t l, const Shape& got,
                 const Shape& expected, bool is_finite) {
  if (got != expected) {
    refuse("{}{}[{}] must be {} x {}, got {} x {}",
           {prefix, name, l, expected.rows, expected.cols, got.rows, got.cols});
  }
  if (!is_finite) refuse("{}{}[{}] must hold finite numbers only", {prefix, name, l});
}

template <class Scalar>
void check_parameters(const std::vector<int>& sizes, const Parameters<Scalar>& parameters,
                      const char* prefix) {
  const auto& [biases, weights] = parameters;
  check_layer_count(prefix, weights.size(), biases.size(), sizes.size() - 1);
  for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
    const auto check = [&](const char* name, const auto& matrix, int cols) {
      check_layer(prefix, name, l, {matrix.rows(), matrix.cols()}, {sizes[l + 1], cols},
                  matrix.allFinite());
    };
    check("weights", weights[l], sizes[l]);
    check("biases", biases[l], 1);
  }
}

// y.col(k): the outputs desired of example k
template <class Scalar>
void set_targets(std::span<const Example> batch, Eigen::Index classes, double off,
                 PaddedMatrix<Scalar>& y) {
  y.resize(classes, static_cast<Eigen::Index>(batch.size()));
  for (std::size_t k = 0; k < batch.size(); ++k) {
    Scalar* column = y.column(static_cast<Eigen::Index>(k));
    batch[k].write_outputs(off, std::span(column, static_cast<std::size_t>(classes)));
  }
}

/// One example that no set holds.
template <class Scalar>
Examples example_for(const std::vector<int>& sizes, std::span<const double> input,
                     std::uint32_t label) {
  if (input.size() != static_cast<std::size_t>(sizes.front())) {
    refuse("input must hold {} numbers (sizes[0]), got {}", {sizes.front(), input.size()});
  }
  Examples one(input, std::span(&label, 1), input.size(), static_cast<std::size_t>(sizes.back()));
  constexpr double kBound = std::numeric_limits<Scalar>::max();
  for (const double number : input) {
    if (std::abs(number) <= kBound) continue;
    refuse("input must hold numbers from {} to {}, which the network's precision has, got {}",
           {-kBound, kBound, number});
  }
  return one;
}

}  // namespace

void NetworkOptions::check() const {
  if (hidden == ActivationKind::softmax) {
    refuse(
        "hidden must be another activation than 'softmax', got 'softmax': softmax makes a layer's "
        "activations one probability distribution, which is for outputs");
  }
  if (cost == CostKind::cross_entropy && output != ActivationKind::sigmoid) {
    refuse(
        "cost 'cross-entropy' must go with output 'sigmoid', whose activations are probabilities "
        "one by one; for output 'softmax' take cost 'log-likelihood', for others 'quadratic'");
  }
  if (cost == CostKind::log_likelihood && output != ActivationKind::softmax) {
    refuse(
        "cost 'log-likelihood' must go with output 'softmax': it looks at the right neuron alone, "
        "so only activations that sum to 1 teach the others");
  }
}

template <class Scalar>
Network<Scalar>::Network(std::vector<int> sizes, NetworkOptions options, Random& random)
    : sizes_(std::move(sizes)), options_(options) {
  check_sizes(sizes_);
  options_.check();
  layers_ = zero_layers(sizes_);
  default_weight_initializer(random);
}

template <class Scalar>
Network<Scalar>::Network(std::vector<int> sizes, NetworkOptions options,
                         Parameters<Scalar> parameters)
    : sizes_(std::move(sizes)), options_(options) {
  check_sizes(sizes_);
  options_.check();
  layers_ = layers_of(sizes_, parameters, "");
}

template <class Scalar>
auto Network<Scalar>::layers_of(const std::vector<int>& sizes, const Parameters<Scalar>& parameters,
                                const char* prefix) -> std::vector<Layer> {
  check_parameters(sizes, parameters, prefix);
  std::vector<Layer> layers;
  for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
    layers.push_back(
        {PaddedMatrix<Scalar>(parameters.weights[l]), PaddedMatrix<Scalar>(parameters.biases[l])});
  }
  return layers;
}

template <class Scalar>
void Network<Scalar>::set_parameters(const Parameters<Scalar>& parameters) {
  layers_ = layers_of(sizes_, parameters, "");
  velocities_ = {};
  first_scale_ = 1;
}

template <class Scalar>
auto Network<Scalar>::zero_layers(const std::vector<int>& sizes) -> std::vector<Layer> {
  std::vector<Layer> zero;
  for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
    zero.push_back(
        {PaddedMatrix<Scalar>(sizes[l + 1], sizes[l]), PaddedMatrix<Scalar>(sizes[l + 1], 1)});
  }
  return zero;
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
  for (Layer& layer : layers_) {
    for (Scalar& bj : layer.b.view().col(0)) bj = static_cast<Scalar>(random.randn());
  }
  for (Layer& layer : layers_) {
    const double divisor = large ? 1.0 : std::sqrt(static_cast<double>(layer.w.cols()));
    for (auto neuron : layer.w.view().rowwise()) {  // NumPy fills row by row
      for (Scalar& wjk : neuron) wjk = static_cast<Scalar>(random.randn() / divisor);
    }
  }
  velocities_ = {};
  first_scale_ = 1;
}

template <class Scalar>
Vector<Scalar> Network<Scalar>::feedforward(std::span<const double> input) const {
  return activations(input).back();
}

template <class Scalar>
std::vector<Vector<Scalar>> Network<Scalar>::activations(std::span<const double> input) const {
  constexpr std::uint32_t kAnyLabel = 0;
  const Examples one = example_for<Scalar>(sizes_, input, kAnyLabel);
  const std::array<Example, 1> batch{one[0]};
  Workspace<Scalar> workspace;
  feedforward(batch, workspace);
  std::vector<Vector<Scalar>> activations;
  for (const auto& a : workspace.a) activations.emplace_back(a.view().col(0));
  return activations;
}

template <class Scalar>
void Network<Scalar>::feedforward(std::span<const Example> batch,
                                  Workspace<Scalar>& workspace) const {
  workspace.kept.clear();
  workspace.share_kept = 1;
  expand_inputs(batch, layers_.front().w, workspace);
  propagate(batch, workspace);
}

template <class Scalar>
void Network<Scalar>::propagate(std::span<const Example> batch,
                                Workspace<Scalar>& workspace) const {
  const auto m = static_cast<Eigen::Index>(batch.size());
  auto& a = workspace.a;
  a.resize(layers());
  for (std::size_t l = 0; l < layers(); ++l) {
    const auto& [w, b] = layers_[l];
    a[l].resize(w.rows(), m);
    if (l == 0) {
      first_weighted_inputs(w, static_cast<Scalar>(first_scale_), b, workspace, a[l]);
    } else {
      weighted_inputs(w, b, a[l - 1], a[l]);
    }
    const bool is_output = l + 1 == layers();
    activate(is_output ? options_.output : options_.hidden, a[l]);
    if (!is_output && !workspace.kept.empty()) {
      a[l].view().array().colwise() *= workspace.kept[l].array();
    }
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
  output_errors(options_.cost, options_.output, a.back(), workspace.y, delta.back());
  for (std::size_t l = layers() - 1; l-- > 0;) {
    backward_errors(layers_[l + 1].w, delta[l + 1], delta[l]);
    if (workspace.kept.empty()) {
      errors_of_activations(options_.hidden, a[l], delta[l]);
    } else {
      auto& undropped = workspace.undropped[l];
      undropped.resize(a[l].rows(), a[l].cols());
      undropped.storage() = workspace.share_kept * a[l].storage();
      errors_of_activations(options_.hidden, undropped, delta[l]);
      delta[l].view().array().colwise() *= workspace.kept[l].array();
    }
  }
}

template <class Scalar>
Parameters<Scalar> Network<Scalar>::backprop(const Example& example) const {
  const std::span<const Example> batch(&example, 1);
  Workspace<Scalar> workspace;
  feedforward(batch, workspace);
  backpropagate(workspace);
  Parameters<Scalar> nabla;
  for (std::size_t l = 0; l < layers(); ++l) {
    PaddedMatrix<Scalar> nabla_w(sizes_[l + 1], sizes_[l]);
    if (l == 0) {
      add_first_gradient(nabla_w, Scalar(1), workspace.delta[l], workspace);
    } else {
      add_gradient(nabla_w, Scalar(1), Scalar(1), workspace.delta[l], workspace.a[l - 1]);
    }
    nabla.weights.push_back(nabla_w.view());
    nabla.biases.push_back(workspace.delta[l].view());
  }
  return nabla;
}

template <class Scalar>
Parameters<Scalar> Network<Scalar>::backprop(std::span<const double> input,
                                             std::uint32_t label) const {
  return backprop(example_for<Scalar>(sizes_, input, label)[0]);
}

template <class Scalar>
void Network<Scalar>::drop_neurons(double dropout, Random& random,
                                   Workspace<Scalar>& workspace) const {
  workspace.share_kept = static_cast<Scalar>(1 - dropout);
  if (dropout == 0) workspace.kept.clear();
  for (std::size_t l = 0; l < workspace.kept.size(); ++l) {
    for (Scalar& neuron : workspace.kept[l]) {
      neuron = random.random() < dropout ? Scalar(0) : Scalar(1) / workspace.share_kept;
    }
  }
}

template <class Scalar>
void Network<Scalar>::update_mini_batch(std::span<const Example> batch,
                                        const Hyperparameters& hyperparameters, std::size_t n,
                                        Random& random, Workspace<Scalar>& workspace) {
  std::size_t inputs = 0;
  for (const Example& example : batch) inputs += example.steps_count();
  prepare(batch.size(), inputs, hyperparameters, workspace);
  update_unsettled(batch, hyperparameters, n, random, workspace);
  settle();
}

template <class Scalar>
void Network<Scalar>::prepare(std::size_t m, std::size_t inputs,
                              const Hyperparameters& hyperparameters,
                              Workspace<Scalar>& workspace) {
  workspace.prepare(sizes_, m, inputs, hyperparameters);
  if (hyperparameters.momentum > 0 && velocities_.empty()) velocities_ = zero_layers(sizes_);
}

template <class Scalar>
void Network<Scalar>::update_unsettled(std::span<const Example> batch,
                                       const Hyperparameters& hyperparameters, std::size_t n,
                                       Random& random, Workspace<Scalar>& workspace) {
  drop_neurons(hyperparameters.dropout, random, workspace);
  if (hyperparameters.distortion.is_none()) {
    expand_inputs(batch, layers_.front().w, workspace);
  } else {
    distort_inputs(batch, hyperparameters.distortion, random, layers_.front().w, workspace);
  }
  propagate(batch, workspace);
  backpropagate(workspace);
  descend(batch, hyperparameters, n, workspace);
}

template <class Scalar>
void Network<Scalar>::settle() {
  if (first_scale_ == 1) return;
  layers_.front().w.storage() *= static_cast<Scalar>(first_scale_);
  first_scale_ = 1;
}

template <class Scalar>
Parameters<Scalar> Network<Scalar>::parameters_of(const std::vector<Layer>& layers) {
  Parameters<Scalar> parameters;
  for (const Layer& layer : layers) {
    parameters.weights.push_back(layer.w.view());
    parameters.biases.push_back(layer.b.view());
  }
  return parameters;
}

template <class Scalar>
Parameters<Scalar> Network<Scalar>::parameters() const {
  Parameters<Scalar> parameters = parameters_of(layers_);
  if (first_scale_ != 1) parameters.weights.front() *= static_cast<Scalar>(first_scale_);
  return parameters;
}

template <class Scalar>
void Network<Scalar>::descend(std::span<const Example> batch,
                              const Hyperparameters& hyperparameters, std::size_t n,
                              Workspace<Scalar>& workspace) {
  const double eta = hyperparameters.eta;
  const double momentum = hyperparameters.momentum;
  const Regularization regularization = hyperparameters.regularization;
  const double step = -eta / static_cast<double>(batch.size());
  const double decay = eta * hyperparameters.lambda / static_cast<double>(n);
  const auto mu = static_cast<Scalar>(momentum);
  const bool with_velocities = momentum > 0;
  if (!with_velocities) velocities_ = {};
  // L2 without momentum shrinks all weights by one factor. For the first layer, which has most of
  // them and else touches few, the factor is kept beside the matrix; others shrink on the way.
  constexpr double kSmallestScale = 1e-3;
  const bool is_shrinking = !with_velocities && regularization == Regularization::L2;
  const bool is_scaling = is_shrinking && decay < 0.5;
  if (!is_scaling || first_scale_ < kSmallestScale) settle();

  for (std::size_t l = 0; l < layers(); ++l) {
    Layer& layer = layers_[l];
    const auto& delta = workspace.delta[l];
    // Without momentum the step goes straight into the parameters.
    Layer& target = with_velocities ? velocities_[l] : layer;
    if (with_velocities) {
      target.w.storage() *= mu;
      target.b.storage() *= mu;
    }
    if (l == 0 && is_scaling) {
      first_scale_ *= 1 - decay;
    } else if (decay > 0 && (l == 0 || !is_shrinking)) {
      const auto w = layer.w.storage();
      with_regularization(regularization, [&](auto r) {
        target.w.storage().array() -= static_cast<Scalar>(decay) * r.gradient(w);
      });
    }
    if (l == 0) {
      add_first_gradient(target.w, static_cast<Scalar>(step / first_scale_), delta, workspace);
    } else {
      const auto keep = static_cast<Scalar>(is_shrinking ? 1 - decay : 1);
      add_gradient(target.w, keep, static_cast<Scalar>(step), delta, workspace.a[l - 1]);
    }
    add_bias_gradient(target.b, static_cast<Scalar>(step), delta);
    if (with_velocities) {
      layer.w.storage() += target.w.storage();
      layer.b.storage() += target.b.storage();
    }
  }
}

template <class Scalar>
bool Network<Scalar>::is_finite() const {
  return std::all_of(layers_.begin(), layers_.end(), [](const Layer& layer) {
    return network2::is_finite(layer.w) && network2::is_finite(layer.b);
  });
}

template class Network<float>;
template class Network<double>;

}  // namespace network2
