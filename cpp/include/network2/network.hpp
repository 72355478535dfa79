// A feedforward network and one step of its learning.
#pragma once

#include <span>
#include <vector>

#include "network2/activation.hpp"
#include "network2/cost.hpp"
#include "network2/dataset.hpp"
#include "network2/hyperparameters.hpp"
#include "network2/matrix.hpp"
#include "network2/padded_matrix.hpp"
#include "network2/random.hpp"
#include "network2/workspace.hpp"

namespace network2 {

struct NetworkOptions {
  CostKind cost = CostKind::cross_entropy;
  ActivationKind hidden = ActivationKind::sigmoid;
  ActivationKind output = ActivationKind::sigmoid;

  /// Throws std::invalid_argument with the reason when the three make no sense together: softmax
  /// belongs in the output layer, cross-entropy to sigmoid outputs, log-likelihood to softmax.
  void check() const;
};

/// network2.py's Network: sizes[0] inputs, then layers of neurons. A value: copies are independent.
/// Scalar is float for speed or double for network2.py's own arithmetic.
template <class Scalar>
class Network {
 public:
  /// sizes: neurons per layer, the input first; at least two layers. Draws the parameters with
  /// default_weight_initializer. Throws std::invalid_argument.
  Network(std::vector<int> sizes, NetworkOptions options, Random& random);

  /// With given parameters; their shapes must be those of zero_parameters(sizes) and every number
  /// finite. Throws std::invalid_argument.
  Network(std::vector<int> sizes, NetworkOptions options, Parameters<Scalar> parameters);

  Network(const Network&) = default;
  Network(Network&&) noexcept = default;
  Network& operator=(const Network& other) { return *this = Network(other); }  // all or nothing
  Network& operator=(Network&&) noexcept = default;
  ~Network() = default;

  const std::vector<int>& sizes() const { return sizes_; }
  const NetworkOptions& options() const { return options_; }
  Parameters<Scalar> parameters() const;  // a copy

  /// Puts others in their place, with the shapes of zero_parameters(sizes()) and every number
  /// finite. Velocities start at 0 again. Throws std::invalid_argument or std::bad_alloc, with
  /// nothing changed.
  void set_parameters(const Parameters<Scalar>& parameters);

  /// The weights of layer l, n_out x n_in, as an expression.
  auto weights(std::size_t l) const {
    const auto scale = static_cast<Scalar>(l == 0 ? first_scale_ : 1);
    return scale * layers_[l].w.view();
  }
  std::size_t layers() const { return layers_.size(); }  // the input is not counted

  /// Draws all parameters anew, biases before weights, layer by layer: biases from the standard
  /// normal distribution, weights with standard deviation 1/sqrt(n_in) (chapter 3, "Weight
  /// initialization"), or 1 for the large initializer. Velocities start at 0 again.
  void default_weight_initializer(Random& random);
  void large_weight_initializer(Random& random);

  /// The output activations for one input of sizes()[0] numbers. Throws std::invalid_argument on
  /// another length or a number that is not finite, in Scalar too.
  Vector<Scalar> feedforward(std::span<const double> input) const;

  /// The same of every layer after the input.
  std::vector<Vector<Scalar>> activations(std::span<const double> input) const;

  /// The activations of all layers for a mini-batch and the outputs desired of it, into workspace.a
  /// and workspace.y.
  void feedforward(std::span<const Example> batch, Workspace<Scalar>& workspace) const;

  /// The errors of all layers for the mini-batch that has just passed through, into
  /// workspace.delta; chapter 2, equations (BP1) and (BP2).
  void backpropagate(Workspace<Scalar>& workspace) const;

  /// Gradient of the cost of one example, without the regularisation term; chapter 2, equations
  /// (BP1) to (BP4).
  Parameters<Scalar> backprop(const Example& example) const;
  /// The same of one input of sizes()[0] numbers whose right class is `label`. Throws
  /// std::invalid_argument as feedforward does, or when there is no such class.
  Parameters<Scalar> backprop(std::span<const double> input, std::uint32_t label) const;

  /// One step of gradient descent on all of `batch`:
  ///   v <- momentum * v - eta * dR - eta/m * sum nabla C_x,   w <- w + v
  /// with dR = lambda/n * (w for L2, sign(w) for L1), for weights only; biases are not regularised.
  /// Without momentum that is network2.py's update_mini_batch. n: size of the training set.
  /// Velocities are kept between calls and forgotten by a call without momentum. `random` decides
  /// which neurons dropout leaves out. batch must not be empty and come from a set that fits the
  /// network (check_fits); hyperparameters must be checked. Throws std::bad_alloc, with nothing
  /// changed but the workspace.
  void update_mini_batch(std::span<const Example> batch, const Hyperparameters& hyperparameters,
                         std::size_t n, Random& random, Workspace<Scalar>& workspace);

  /// Whether every weight and bias is a finite number; after divergence some are not.
  bool is_finite() const;

 private:
  template <class S>
  friend class Sgd;

  /// Weights and biases, or the velocities of both. w: n_out x n_in, b: n_out x 1.
  struct Layer {
    PaddedMatrix<Scalar> w;
    PaddedMatrix<Scalar> b;
  };
  static std::vector<Layer> zero_layers(const std::vector<int>& sizes);
  /// Throws std::invalid_argument, where `prefix` stands before the name of what is wrong.
  static std::vector<Layer> layers_of(const std::vector<int>& sizes,
                                      const Parameters<Scalar>& parameters, const char* prefix);
  static Parameters<Scalar> parameters_of(const std::vector<Layer>& layers);

  /// Allocates what update_unsettled needs: m and inputs as for Workspace::prepare.
  void prepare(std::size_t m, std::size_t inputs, const Hyperparameters& hyperparameters,
               Workspace<Scalar>& workspace);
  /// update_mini_batch, but first_scale_ may stay other than 1, and all must be prepared.
  void update_unsettled(std::span<const Example> batch, const Hyperparameters& hyperparameters,
                        std::size_t n, Random& random, Workspace<Scalar>& workspace);
  /// Brings first_scale_ into the weights. That rounds them, so it happens at places that the run
  /// alone decides, never because somebody looks: else looking would change the run.
  void settle();

  void draw_parameters(Random& random, bool large);
  void drop_neurons(double dropout, Random& random, Workspace<Scalar>& workspace) const;
  void propagate(std::span<const Example> batch, Workspace<Scalar>& workspace) const;
  void descend(std::span<const Example> batch, const Hyperparameters& hyperparameters,
               std::size_t n, Workspace<Scalar>& workspace);

  std::vector<int> sizes_;
  NetworkOptions options_;
  std::vector<Layer> layers_;
  std::vector<Layer> velocities_;  // empty until momentum is used
  // The weights of the first layer are this times layers_[0].w. It is 1 between epochs.
  double first_scale_ = 1;
};

extern template class Network<float>;
extern template class Network<double>;

}  // namespace network2
