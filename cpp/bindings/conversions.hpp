// Between what JavaScript has and what the engine has.
#pragma once

#include <emscripten/val.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "network2/matrix.hpp"
#include "network2/sgd.hpp"

namespace network2::bindings {

using emscripten::val;

/// A copy of a JavaScript array or typed array of numbers.
template <class Number>
std::vector<Number> numbers_of(const val& array) {
  std::vector<Number> numbers(array["length"].as<std::size_t>());
  val(emscripten::typed_memory_view(numbers.size(), numbers.data())).call<void>("set", array);
  return numbers;
}

/// A copy of a typed array that may be large, such as the bytes of a file. A vector would first
/// fill its memory with zeros, one by one where the compiler optimises for size.
template <class Number>
class Copy {
 public:
  explicit Copy(const val& array)
      : size_(array["length"].as<std::size_t>()), numbers_(std::make_unique<Number[]>(size_)) {
    val(emscripten::typed_memory_view(size_, numbers_.get())).call<void>("set", array);
  }
  std::span<const Number> span() const { return {numbers_.get(), size_}; }

 private:
  std::size_t size_;
  std::unique_ptr<Number[]> numbers_;
};

/// A new typed array.
template <class Number>
val typed_array(std::span<const Number> numbers) {
  return val(emscripten::typed_memory_view(numbers.size(), numbers.data())).call<val>("slice");
}

/// A new Uint32Array.
inline val uint32_array(std::span<const std::uint32_t> numbers) { return typed_array(numbers); }

/// A new Float64Array.
inline val float64_array(std::span<const double> numbers) { return typed_array(numbers); }

/// A new Float64Array with the rows of a matrix (or a vector) one after another.
template <class Derived>
val float64_rows(const Eigen::MatrixBase<Derived>& matrix) {
  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  // A row-major type refuses vectors, which are stored the same either way.
  std::vector<double> rows(static_cast<std::size_t>(matrix.size()));
  Eigen::Map<RowMajor>(rows.data(), matrix.rows(), matrix.cols()) = matrix.template cast<double>();
  return float64_array(rows);
}

/// [Float64Array of layer 0, of layer 1, ...]
template <class Layers>
val float64_layers(const Layers& layers) {
  val arrays = val::array();
  for (const auto& layer : layers) arrays.call<void>("push", float64_rows(layer));
  return arrays;
}

/// Parameters from arrays of rows, for layers of the given sizes; the arrays have the right
/// lengths.
template <class Scalar>
Parameters<Scalar> parameters_of(const std::vector<int>& sizes, const val& biases,
                                 const val& weights) {
  auto parameters = zero_parameters<Scalar>(sizes);
  for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
    const auto b = numbers_of<double>(biases[l]);
    const auto w = numbers_of<double>(weights[l]);
    for (int j = 0; j < sizes[l + 1]; ++j) {
      const auto row = static_cast<std::size_t>(j);
      parameters.biases[l](j) = static_cast<Scalar>(b.at(row));
      for (int k = 0; k < sizes[l]; ++k) {
        parameters.weights[l](j, k) = static_cast<Scalar>(
            w.at(row * static_cast<std::size_t>(sizes[l]) + static_cast<std::size_t>(k)));
      }
    }
  }
  return parameters;
}

/// The state of a generator from an array of the right length.
inline MersenneTwister::State twister_state_of(const val& array) {
  const auto numbers = numbers_of<std::uint32_t>(array);
  MersenneTwister::State state{};
  std::copy(numbers.begin(), numbers.end(), state.begin());
  return state;
}

inline Random::State random_state_of(const val& state) {
  const val gauss = state["gauss"];
  return {twister_state_of(state["python"]), twister_state_of(state["numpy"]),
          gauss.isNull() ? std::nullopt : std::optional(gauss.as<double>())};
}

inline val object_of(const Random::State& state) {
  val object = val::object();
  object.set("python", uint32_array(state.python));
  object.set("numpy", uint32_array(state.numpy));
  object.set("gauss", state.gauss ? val(*state.gauss) : val::null());
  return object;
}

template <class Scalar>
SgdState<Scalar> sgd_state_of(const std::vector<int>& sizes, const val& state) {
  SgdState<Scalar> read{state["epoch"].as<std::size_t>(), numbers_of<std::uint32_t>(state["order"]),
                        std::nullopt};
  const val velocities = state["velocities"];
  if (!velocities.isNull()) {
    read.velocities = parameters_of<Scalar>(sizes, velocities["biases"], velocities["weights"]);
  }
  return read;
}

template <class Scalar>
val object_of(const SgdState<Scalar>& state) {
  val object = val::object();
  object.set("epoch", state.epoch);
  object.set("order", uint32_array(state.order));
  object.set("velocities", val::null());
  if (state.velocities) {
    val velocities = val::object();
    velocities.set("biases", float64_layers(state.velocities->biases));
    velocities.set("weights", float64_layers(state.velocities->weights));
    object.set("velocities", velocities);
  }
  return object;
}

/// The names of the monitors in JavaScript, in the order of the enumeration Monitor.
inline constexpr std::array kMonitors{"evaluationCost", "evaluationAccuracy", "trainingCost",
                                      "trainingAccuracy"};

inline Monitors monitors_of(const val& names) {
  Monitors monitors{};
  for (std::size_t i = 0; i < kMonitors.size(); ++i) {
    monitors.at(i) = names.call<bool>("includes", std::string(kMonitors.at(i)));
  }
  return monitors;
}

inline val object_of(const Monitored& values) {
  val object = val::object();
  for (std::size_t i = 0; i < kMonitors.size(); ++i) {
    if (values.at(i)) object.set(kMonitors.at(i), *values.at(i));
  }
  return object;
}

inline val object_of(const History& history) {
  val object = val::object();
  for (std::size_t i = 0; i < kMonitors.size(); ++i) {
    object.set(kMonitors.at(i),
               val::global("Array").call<val>("from", float64_array(history.at(i))));
  }
  return object;
}

}  // namespace network2::bindings
