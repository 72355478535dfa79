#include "network2/json.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "json_value.hpp"

namespace network2 {
namespace {

template <class Kind>
struct Name {
  Kind kind;
  const char* name;
};

constexpr std::array kCosts{Name<CostKind>{CostKind::quadratic, "QuadraticCost"},
                            Name<CostKind>{CostKind::cross_entropy, "CrossEntropyCost"},
                            Name<CostKind>{CostKind::log_likelihood, "LogLikelihoodCost"}};
constexpr std::array kActivations = with_activations([](auto... a) {
  return std::array{Name<ActivationKind>{a.kind, a.name}...};
});

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

/// Throws, naming a part of the file, what it must be and what it is.
[[noreturn]] void refuse_part(const std::string& name, const std::string& allowed,
                              const JsonValue& part) {
  throw std::invalid_argument(name + " must be " + allowed + ", got " + part.shown());
}

std::string place(const std::string& name, std::size_t index) {
  return name + "[" + std::to_string(index) + "]";
}

const JsonValue::Array& array_of(const JsonValue& part, std::size_t size, const std::string& name,
                                 const char* meaning) {
  const auto* array = part.array();
  if (array == nullptr || array->size() != size) {
    refuse_part(name, "an array of " + std::to_string(size) + " (" + meaning + ")", part);
  }
  return *array;
}

std::vector<int> sizes_of(const JsonValue& part) {
  const auto* array = part.array();
  if (array == nullptr || array->size() < 2) {
    refuse_part("sizes", "an array of at least 2 layers", part);
  }
  std::vector<int> sizes;
  for (const JsonValue& size : *array) {
    constexpr std::int64_t kMost = kMaxInputSize;
    const auto* scalar = size.scalar();
    // A number too large for 64 bits with a sign is below 0 in them.
    const std::int64_t number =
        scalar != nullptr && scalar->is_number_integer() ? scalar->get<std::int64_t>() : 0;
    if (number < 1 || number > kMost) {
      refuse_part(place("sizes", sizes.size()), "an integer from 1 to " + std::to_string(kMost),
                  size);
    }
    sizes.push_back(static_cast<int>(number));
  }
  return sizes;
}

std::string text_of(const JsonValue& part, const char* name) {
  const auto* scalar = part.scalar();
  if (scalar == nullptr || !scalar->is_string()) refuse_part(name, "a text", part);
  return scalar->get<std::string>();
}

ActivationKind activation_of(const JsonValue& file, const char* name) {
  const JsonValue& part = file.member(name);
  const bool is_left_out = part.scalar() != nullptr && part.scalar()->is_null();
  return is_left_out ? ActivationKind::sigmoid : kind_of(kActivations, name, text_of(part, name));
}

/// NaN for what is no number.
double number_of(const JsonValue& part) {
  const auto* scalar = part.scalar();
  return scalar != nullptr && scalar->is_number() ? scalar->get<double>() : std::nan("");
}

template <class Scalar>
Matrix<Scalar> matrix_of(const JsonValue& part, Eigen::Index height, Eigen::Index width,
                         const std::string& name) {
  const auto& rows = array_of(part, static_cast<std::size_t>(height), name, "neurons of the layer");
  // All lengths before the numbers have their memory: a small file may claim to be a huge network.
  for (std::size_t j = 0; j < rows.size(); ++j) {
    array_of(rows[j], static_cast<std::size_t>(width), place(name, j), "inputs of the neuron");
  }
  Matrix<Scalar> matrix(height, width);
  for (Eigen::Index j = 0; j < height; ++j) {
    const auto row = static_cast<std::size_t>(j);
    for (Eigen::Index k = 0; k < width; ++k) {
      const auto column = static_cast<std::size_t>(k);
      const JsonValue& number = rows[row].array()->at(column);
      matrix(j, k) = static_cast<Scalar>(number_of(number));
      if (!std::isfinite(matrix(j, k))) {
        refuse_part(place(place(name, row), column), "a finite number", number);
      }
    }
  }
  return matrix;
}

template <class Scalar>
Network<Scalar> network_of(const JsonValue& file) {
  if (!file.is_object()) refuse_part("json", "an object", file);
  const std::vector<int> sizes = sizes_of(file.member("sizes"));
  NetworkOptions options;
  options.cost = kind_of(kCosts, "cost", text_of(file.member("cost"), "cost"));
  options.hidden = activation_of(file, "hidden");
  options.output = activation_of(file, "output");
  const auto layers_of = [&](const char* name) -> const JsonValue::Array& {
    return array_of(file.member(name), sizes.size() - 1, name, "layers after the input");
  };
  const auto& weights = layers_of("weights");
  const auto& biases = layers_of("biases");
  Parameters<Scalar> parameters;
  for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
    parameters.weights.push_back(
        matrix_of<Scalar>(weights[l], sizes[l + 1], sizes[l], place("weights", l)));
    parameters.biases.push_back(matrix_of<Scalar>(biases[l], sizes[l + 1], 1, place("biases", l)));
  }
  return {sizes, options, std::move(parameters)};
}

/// [item 0,item 1,...], each as `write` writes it.
template <class Items, class Write>
void write_array(const Items& items, std::string& to, Write write) {
  to += '[';
  const char* separator = "";
  for (const auto& item : items) {
    to += separator;
    write(item);
    separator = ",";
  }
  to += ']';
}

void write_number(double number, std::string& to) { to += JsonValue::Scalar(number).dump(); }

template <class Layers>
void write_layers(const Layers& layers, std::string& to) {
  write_array(layers, to, [&](const auto& layer) {
    write_array(layer.rowwise(), to, [&](const auto& row) {
      write_array(row, to, [&](auto number) { write_number(static_cast<double>(number), to); });
    });
  });
}

}  // namespace

template <class Scalar>
std::string save(const Network<Scalar>& network) {
  if (!network.is_finite()) {
    throw std::invalid_argument("network must hold finite numbers only to be saved as JSON");
  }
  const NetworkOptions& options = network.options();
  const Parameters<Scalar> parameters = network.parameters();
  std::string saved = R"({"sizes":)";
  write_array(network.sizes(), saved, [&](int size) { saved += std::to_string(size); });
  saved += R"(,"weights":)";
  write_layers(parameters.weights, saved);
  saved += R"(,"biases":)";
  write_layers(parameters.biases, saved);
  const auto write_name = [&](const char* field, const char* name) {
    saved += std::string(",\"") + field + "\":\"" + name + "\"";
  };
  write_name("cost", name_of(kCosts, options.cost));
  if (options.hidden != ActivationKind::sigmoid || options.output != ActivationKind::sigmoid) {
    write_name("hidden", name_of(kActivations, options.hidden));
    write_name("output", name_of(kActivations, options.output));
  }
  return saved + "}";
}

template <class Scalar>
Network<Scalar> load(std::string_view json) {
  return network_of<Scalar>(JsonValue::parse(json));
}

template std::string save(const Network<float>&);
template std::string save(const Network<double>&);
template Network<float> load(std::string_view);
template Network<double> load(std::string_view);

}  // namespace network2
