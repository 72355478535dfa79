// What a step of gradient descent can be told.
#pragma once

#include "network2/distortion.hpp"
#include "network2/regularization.hpp"

namespace network2 {

struct Hyperparameters {
  double eta = 0;     // learning rate, > 0
  double lambda = 0;  // regularisation, >= 0
  Regularization regularization = Regularization::L2;
  double momentum = 0;  // mu of chapter 3, equations (107) and (108), in [0, 1)
  double dropout = 0;   // probability that a hidden neuron is left out of a mini-batch, in [0, 1)
  Distortion distortion{};  // of the images of a mini-batch; they must be square

  /// Throws std::invalid_argument naming the first one out of its range. data: to be trained on,
  /// which not every distortion is for.
  void check(const Dataset& data) const;
};

}  // namespace network2
