#include "network2/hyperparameters.hpp"

#include <cmath>

#include "text.hpp"

namespace network2 {
namespace {

void require(bool holds, const char* name, const char* allowed, double value) {
  if (holds) return;
  refuse("{} must be a finite number {}, got {}", {name, allowed, value});
}

}  // namespace

void Hyperparameters::check(const Dataset& data) const {
  require(std::isfinite(eta) && eta > 0, "eta", "> 0", eta);
  require(std::isfinite(lambda) && lambda >= 0, "lambda", ">= 0", lambda);
  require(momentum >= 0 && momentum < 1, "momentum", "in [0, 1)", momentum);
  require(dropout >= 0 && dropout < 1, "dropout", "in [0, 1)", dropout);
  distortion.check(data);
}

}  // namespace network2
