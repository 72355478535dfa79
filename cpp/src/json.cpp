#include "network2/json.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

namespace network2 {
namespace {

using Json = nlohmann::ordered_json;

template <class Kind>
struct Name {
  Kind kind;
  const char* name;
};

constexpr std::array kCosts{Name<CostKind>{CostKind::quadratic, "QuadraticCost"},
                            Name<CostKind>{CostKind::cross_entropy, "CrossEntropyCost"},
                            Name<CostKind>{CostKind::log_likelihood, "LogLikelihoodCost"}};
constexpr std::array kActivations{Name<ActivationKind>{ActivationKind::sigmoid, "sigmoid"},
                                  Name<ActivationKind>{ActivationKind::tanh, "tanh"},
                                  Name<ActivationKind>{ActivationKind::relu, "relu"},
                                  Name<ActivationKind>{ActivationKind::softmax, "softmax"},
                                  Name<ActivationKind>{ActivationKind::linear, "linear"}};

template <class Names, class Kind>
const char* name_of(const Names& names, Kind kind) {
  for (const auto& entry : names) {
    if (entry.kind == kind) return entry.name;
  }
  throw std::logic_error("every kind has a name");
}

template <class Names>
auto kind_of(const Names& names, const char* field, const std::string& name) {
  std::string allowed;
  for (const auto& entry : names) {
    if (entry.name == name) return entry.kind;
    allowed += (allowed.empty() ? "'" : ", '") + std::string(entry.name) + "'";
  }
  throw std::invalid_argument(std::string(field) + " must be one of " + allowed + ", got '" + name +
                              "'");
}

template <class Scalar>
Matrix<Scalar> matrix_of(const Json& rows, Eigen::Index height, Eigen::Index width,
                         const std::string& name) {
  const auto shape = [&](const std::string& got) {
    return std::invalid_argument(name + " must be " + std::to_string(height) + " rows of " +
                                 std::to_string(width) + " numbers, got " + got);
  };
  if (rows.size() != static_cast<std::size_t>(height)) {
    throw shape(std::to_string(rows.size()) + " rows");
  }
  Matrix<Scalar> matrix(height, width);
  for (Eigen::Index j = 0; j < height; ++j) {
    const Json& row = rows.at(static_cast<std::size_t>(j));
    if (row.size() != static_cast<std::size_t>(width)) {
      throw shape("a row of " + std::to_string(row.size()));
    }
    for (Eigen::Index k = 0; k < width; ++k) {
      matrix(j, k) = static_cast<Scalar>(row.at(static_cast<std::size_t>(k)).get<double>());
    }
  }
  return matrix;
}

template <class Scalar>
Json json_of(const Matrix<Scalar>& matrix) {
  Json rows = Json::array();
  for (const auto& row : matrix.rowwise()) {
    Json numbers = Json::array();
    for (const Scalar number : row) numbers.push_back(static_cast<double>(number));
    rows.push_back(std::move(numbers));
  }
  return rows;
}

template <class Scalar>
Network<Scalar> network_of(const Json& saved) {
  const auto sizes = saved.at("sizes").get<std::vector<int>>();
  NetworkOptions options;
  options.cost = kind_of(kCosts, "cost", saved.at("cost").get<std::string>());
  options.hidden = kind_of(kActivations, "hidden", saved.value("hidden", "sigmoid"));
  options.output = kind_of(kActivations, "output", saved.value("output", "sigmoid"));
  Parameters<Scalar> parameters;
  for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
    const std::string place = "[" + std::to_string(l) + "]";
    parameters.weights.push_back(
        matrix_of<Scalar>(saved.at("weights").at(l), sizes[l + 1], sizes[l], "weights" + place));
    parameters.biases.push_back(
        matrix_of<Scalar>(saved.at("biases").at(l), sizes[l + 1], 1, "biases" + place));
  }
  return {sizes, options, std::move(parameters)};
}

}  // namespace

template <class Scalar>
std::string save(const Network<Scalar>& network) {
  if (!network.is_finite()) {
    throw std::invalid_argument("network must hold finite numbers only to be saved as JSON");
  }
  const NetworkOptions& options = network.options();
  Json saved{{"sizes", network.sizes()},
             {"weights", Json::array()},
             {"biases", Json::array()},
             {"cost", name_of(kCosts, options.cost)}};
  const Parameters<Scalar> parameters = network.parameters();
  for (std::size_t l = 0; l < network.layers(); ++l) {
    saved["weights"].push_back(json_of(parameters.weights[l]));
    saved["biases"].push_back(json_of<Scalar>(parameters.biases[l]));
  }
  if (options.hidden != ActivationKind::sigmoid || options.output != ActivationKind::sigmoid) {
    saved["hidden"] = name_of(kActivations, options.hidden);
    saved["output"] = name_of(kActivations, options.output);
  }
  return saved.dump();
}

template <class Scalar>
Network<Scalar> load(std::string_view json) {
  try {
    return network_of<Scalar>(Json::parse(json));
  } catch (const Json::exception& error) {
    throw std::invalid_argument(std::string("json must be a network saved by network2.py: ") +
                                error.what());
  }
}

template std::string save(const Network<float>&);
template std::string save(const Network<double>&);
template Network<float> load(std::string_view);
template Network<double> load(std::string_view);

}  // namespace network2
