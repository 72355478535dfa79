// What several tests need: fixtures, small data sets, comparison.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "network2/network.hpp"

namespace network2::testing {

using Json = nlohmann::json;

/// A file of tests/fixtures, parsed. It lives as long as the tests: a loop over `fixture(…).at(…)`
/// would otherwise walk through a temporary that is gone.
inline const Json& fixture(const std::string& name) {
  static std::map<std::string, Json> parsed;
  const auto known = parsed.find(name);
  if (known != parsed.end()) return known->second;
  std::ifstream file(std::string(NETWORK2_FIXTURES) + "/" + name);
  if (!file.is_open()) throw std::runtime_error("there is no fixture " + name);
  return parsed.emplace(name, Json::parse(file)).first->second;
}

/// The entries of a list for a test to go through. Throws when there are none, since a test that
/// looked at nothing would pass.
inline const Json& entries_of(const Json& json, const std::string& key) {
  const Json& list = json.at(key);
  if (!list.is_array() || list.empty()) throw std::runtime_error("'" + key + "' has no entries");
  return list;
}
const Json& entries_of(Json&& json, const std::string& key) = delete;  // would dangle

/// What network2.py's numbers have to hold to: 1e-12 in double, 1e-5 of the size in float.
template <class Scalar>
inline constexpr double kTolerance = std::is_same_v<Scalar, double> ? 1e-12 : 1e-5;

/// |got - expected| within the tolerance, of the expected value's size where that exceeds 1.
template <class Scalar>
void expect_close(double got, double expected, const std::string& what) {
  EXPECT_NEAR(got, expected, kTolerance<Scalar> * std::max(1.0, std::abs(expected))) << what;
}

template <class Scalar>
void expect_close(const Matrix<Scalar>& got, const Json& rows, const std::string& what) {
  ASSERT_EQ(static_cast<std::size_t>(got.rows()), rows.size()) << what;
  for (Eigen::Index j = 0; j < got.rows(); ++j) {
    const Json& row = rows.at(static_cast<std::size_t>(j));
    ASSERT_EQ(static_cast<std::size_t>(got.cols()), row.size()) << what;
    for (Eigen::Index k = 0; k < got.cols(); ++k) {
      expect_close<Scalar>(got(j, k), row.at(static_cast<std::size_t>(k)),
                           what + "(" + std::to_string(j) + ", " + std::to_string(k) + ")");
    }
  }
}

template <class Scalar>
void expect_close(const Parameters<Scalar>& got, const Json& weights, const Json& biases) {
  ASSERT_EQ(got.weights.size(), weights.size());
  ASSERT_EQ(got.biases.size(), biases.size());
  for (std::size_t l = 0; l < got.weights.size(); ++l) {
    expect_close<Scalar>(got.weights[l], weights.at(l), "weights[" + std::to_string(l) + "]");
    expect_close<Scalar>(Matrix<Scalar>(got.biases[l]), biases.at(l),
                         "biases[" + std::to_string(l) + "]");
  }
}

/// The largest |one - other|; infinite where one of them is no finite number, which the maximum
/// alone would pass over.
template <class One, class Other>
double largest_difference(const Eigen::MatrixBase<One>& one,
                          const Eigen::MatrixBase<Other>& other) {
  const Matrix<double> difference = one.template cast<double>() - other.template cast<double>();
  return difference.allFinite() ? difference.cwiseAbs().maxCoeff() : HUGE_VAL;
}

template <class Scalar>
double largest_difference(const Parameters<Scalar>& one, const Parameters<Scalar>& other) {
  double largest = 0;
  for (std::size_t l = 0; l < one.weights.size(); ++l) {
    largest = std::max({largest, largest_difference(one.weights.at(l), other.weights.at(l)),
                        largest_difference(one.biases.at(l), other.biases.at(l))});
  }
  return largest;
}

/// A data set from rows of numbers.
inline Dataset dataset(const std::vector<std::vector<double>>& inputs,
                       const std::vector<std::uint32_t>& labels, std::size_t classes) {
  std::vector<double> numbers;
  for (const auto& row : inputs) numbers.insert(numbers.end(), row.begin(), row.end());
  return Dataset(std::make_shared<const Examples>(
      std::span<const double>(numbers), std::span(labels), inputs.front().size(), classes));
}

/// A data set of random inputs in (-1, 1), a third of them 0, with random labels.
inline Dataset random_dataset(std::size_t size, std::size_t input_size, std::size_t classes,
                              Random& random) {
  std::vector<std::vector<double>> inputs(size, std::vector<double>(input_size));
  std::vector<std::uint32_t> labels(size);
  for (std::size_t i = 0; i < size; ++i) {
    for (double& x : inputs[i]) x = random.random() < 1.0 / 3 ? 0 : 2 * random.random() - 1;
    labels[i] = static_cast<std::uint32_t>(random.random() * static_cast<double>(classes));
  }
  return dataset(inputs, labels, classes);
}

inline std::vector<Example> examples_of(const Dataset& data) {
  std::vector<Example> examples;
  for (std::size_t i = 0; i < data.size(); ++i) examples.push_back(data[i]);
  return examples;
}

/// Expects a call to throw std::exception with a message that holds `part`.
template <class F>
void expect_refusal(F call, const std::string& part) {
  try {
    call();
    FAIL() << "nothing was thrown; expected: " << part;
  } catch (const std::exception& error) {
    EXPECT_NE(std::string(error.what()).find(part), std::string::npos)
        << "'" << error.what() << "' does not say '" << part << "'";
  }
}

}  // namespace network2::testing
