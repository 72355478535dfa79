// Every kind of activation, cost and regularisation, for tests that hold for all of them.
#pragma once

#include <vector>

#include "network2/activation.hpp"
#include "network2/cost.hpp"
#include "network2/network.hpp"
#include "network2/regularization.hpp"

namespace network2::testing {

constexpr bool is_kind(ActivationKind kind) {
  return with_activations([kind](auto... a) { return ((a.kind == kind) || ...); });
}

// A kind that is missing in one of these switches is an error of the compiler: none is left
// untested because nobody thought of it.
constexpr bool is_kind(CostKind kind) {
  switch (kind) {
    case CostKind::quadratic:
    case CostKind::cross_entropy:
    case CostKind::log_likelihood:
      return true;
  }
  return false;
}

constexpr bool is_kind(Regularization kind) {
  switch (kind) {
    case Regularization::L2:
    case Regularization::L1:
      return true;
  }
  return false;
}

/// All kinds of one enumeration.
template <class Kind>
std::vector<Kind> kinds() {
  constexpr int kMany = 100;
  std::vector<Kind> found;
  for (int i = 0; i < kMany; ++i) {
    if (is_kind(static_cast<Kind>(i))) found.push_back(static_cast<Kind>(i));
  }
  return found;
}

/// Every combination of cost, hidden and output activation that is allowed.
inline std::vector<NetworkOptions> allowed_options() {
  std::vector<NetworkOptions> allowed;
  for (const auto cost : kinds<CostKind>()) {
    for (const auto hidden : kinds<ActivationKind>()) {
      for (const auto output : kinds<ActivationKind>()) {
        const NetworkOptions options{cost, hidden, output};
        try {
          options.check();
          allowed.push_back(options);
        } catch (const std::invalid_argument&) {
          continue;
        }
      }
    }
  }
  return allowed;
}

}  // namespace network2::testing
