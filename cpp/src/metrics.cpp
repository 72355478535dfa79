#include "network2/metrics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "text.hpp"

namespace network2 {
namespace {

/// The examples from `begin` on pass through, as many as do at a time; gives their number.
template <class Scalar>
std::size_t feed_next(const Network<Scalar>& network, const Dataset& data, std::size_t begin,
                      Workspace<Scalar>& workspace) {
  constexpr std::size_t kColumns = 50;  // wide enough for the products, small enough for the cache
  const std::size_t end = std::min(begin + kColumns, data.size());
  if (begin >= end) return 0;
  workspace.batch.clear();
  for (std::size_t k = begin; k < end; ++k) workspace.batch.push_back(data[k]);
  network.feedforward(workspace.batch, workspace);
  return end - begin;
}

void require_examples(const Dataset& data) {
  if (data.size() > 0) return;
  refuse("data must hold at least one example, got 0");
}

}  // namespace

template <class Scalar>
Score score(const Network<Scalar>& network, const Workspace<Scalar>& workspace, bool with_cost) {
  const auto a = workspace.a.back().view();
  const auto y = workspace.y.view();
  Score found;
  if (with_cost) {
    network2::with_cost(network.options().cost, [&](auto cost) { found.cost = cost.fn(a, y); });
  }
  for (Eigen::Index k = 0; k < a.cols(); ++k) {
    Eigen::Index answer = 0;
    a.col(k).maxCoeff(&answer);
    if (y(answer, k) == Scalar(1)) ++found.right;
  }
  return found;
}

template <class Scalar>
std::size_t score_next(const Network<Scalar>& network, const Dataset& data, std::size_t begin,
                       bool with_cost, Workspace<Scalar>& workspace, Score& sum) {
  const std::size_t passed = feed_next(network, data, begin, workspace);
  if (passed == 0) return 0;
  const Score part = score(network, workspace, with_cost);
  sum.cost += part.cost;
  sum.right += part.right;
  return passed;
}

template <class Scalar>
Score score(const Network<Scalar>& network, const Dataset& data, bool with_cost) {
  check_fits(network, data, "data");
  Workspace<Scalar> workspace;
  Score sum;
  std::size_t seen = 0;
  while (seen < data.size()) {
    seen += score_next(network, data, seen, with_cost, workspace, sum);
  }
  return sum;
}

template <class Scalar>
double total_cost(const Network<Scalar>& network, const Dataset& data, double lambda,
                  Regularization regularization) {
  if (!std::isfinite(lambda) || lambda < 0) {
    refuse("lambda must be a finite number >= 0, got {}", {lambda});
  }
  require_examples(data);
  return score(network, data, true).cost / static_cast<double>(data.size()) +
         regularization_cost(network, lambda, regularization, data.size());
}

template <class Scalar>
std::size_t accuracy(const Network<Scalar>& network, const Dataset& data) {
  data.require_labels("data", "an accuracy");
  return score(network, data, false).right;
}

template <class Scalar>
std::vector<Scalar> predict(const Network<Scalar>& network, const Dataset& data, std::size_t begin,
                            std::size_t end) {
  check_fits(network, data, "data");
  end = std::min(end, data.size());
  std::vector<Scalar> outputs(begin < end ? (end - begin) * data.classes() : 0);
  Workspace<Scalar> workspace;
  auto to = outputs.begin();
  while (to != outputs.end()) {
    const std::size_t passed = feed_next(network, data, begin, workspace);
    const auto& a = workspace.a.back();
    for (std::size_t k = 0; k < passed && to != outputs.end(); ++k) {
      to = std::copy_n(a.column(static_cast<Eigen::Index>(k)), a.rows(), to);
    }
    begin += passed;
  }
  return outputs;
}

template <class Scalar>
GradientNorms<Scalar>::GradientNorms(const Network<Scalar>& network, const Dataset& data)
    : network_(network), data_(data) {
  check_fits(network, data, "data");
  require_examples(data);
  for (std::size_t l = 0; l < network.layers(); ++l) {
    nabla_b_.emplace_back(Vector<double>::Zero(network.sizes()[l + 1]));
  }
}

template <class Scalar>
bool GradientNorms<Scalar>::advance(std::size_t examples) {
  while (seen_ < data_.size() && examples > 0) {
    const std::size_t passed = feed_next(network_, data_, seen_, workspace_);
    network_.backpropagate(workspace_);
    for (std::size_t l = 0; l < nabla_b_.size(); ++l) {
      nabla_b_[l] += workspace_.delta[l].view().template cast<double>().rowwise().sum();
    }
    seen_ += passed;
    examples -= std::min(examples, passed);
  }
  return seen_ == data_.size();
}

template <class Scalar>
std::vector<double> GradientNorms<Scalar>::values() const {
  if (seen_ < data_.size()) {
    refuse("values must be asked for when advance has looked at all {} examples, got {} so far",
           {data_.size(), seen_});
  }
  std::vector<double> norms;
  norms.reserve(nabla_b_.size());
  for (const auto& sum : nabla_b_) norms.push_back(sum.norm() / static_cast<double>(seen_));
  return norms;
}

template class GradientNorms<float>;
template class GradientNorms<double>;

template <class Scalar>
std::vector<double> gradient_norms(const Network<Scalar>& network, const Dataset& data) {
  GradientNorms<Scalar> norms(network, data);
  norms.advance(data.size());
  return norms.values();
}

/// Of data with targets.
template <class Scalar>
void check_targets(const Network<Scalar>& network, const Dataset& data, const char* name) {
  const CostKind cost = network.options().cost;
  if (cost == CostKind::log_likelihood) {
    refuse(
        "{} must be a set with labels for cost 'log-likelihood', which looks at the right class "
        "alone, got one with targets",
        {name});
  }
  if (cost == CostKind::cross_entropy) {
    if (const auto outside = data.target_outside(0, 1)) {
      refuse(
          "{} must hold targets from 0 to 1 for cost 'cross-entropy', which takes them as "
          "probabilities, got {}; for others take cost 'quadratic'",
          {name, *outside});
    }
  }
  constexpr double kBound = std::numeric_limits<Scalar>::max();
  if (const auto outside = data.target_outside(-kBound, kBound)) {
    refuse("{} must hold targets from {} to {}, which the network's precision has, got {}",
           {name, -kBound, kBound, *outside});
  }
}

template <class Scalar>
void check_fits(const Network<Scalar>& network, const Dataset& data, const char* name) {
  const auto inputs = static_cast<std::size_t>(network.sizes().front());
  const auto outputs = static_cast<std::size_t>(network.sizes().back());
  if (data.input_size() != inputs || data.classes() != outputs) {
    refuse(
        "{} must have inputSize {} and {} classes to fit the network's sizes, got inputSize {} and "
        "{} classes",
        {name, inputs, outputs, data.input_size(), data.classes()});
  }
  constexpr double kBound = std::numeric_limits<Scalar>::max();
  if (const auto beyond = data.input_beyond(kBound)) {
    refuse("{} must hold inputs from {} to {}, which the network's precision has, got {}",
           {name, -kBound, kBound, *beyond});
  }
  if (!data.has_labels()) check_targets(network, data, name);
}

#define NETWORK2_INSTANTIATE(Scalar)                                                          \
  template Score score(const Network<Scalar>&, const Workspace<Scalar>&, bool);               \
  template std::size_t score_next(const Network<Scalar>&, const Dataset&, std::size_t, bool,  \
                                  Workspace<Scalar>&, Score&);                                \
  template Score score(const Network<Scalar>&, const Dataset&, bool);                         \
  template double total_cost(const Network<Scalar>&, const Dataset&, double, Regularization); \
  template std::size_t accuracy(const Network<Scalar>&, const Dataset&);                      \
  template std::vector<Scalar> predict(const Network<Scalar>&, const Dataset&, std::size_t,   \
                                       std::size_t);                                          \
  template std::vector<double> gradient_norms(const Network<Scalar>&, const Dataset&);        \
  template void check_fits(const Network<Scalar>&, const Dataset&, const char*);
NETWORK2_INSTANTIATE(float)
NETWORK2_INSTANTIATE(double)
#undef NETWORK2_INSTANTIATE

}  // namespace network2
