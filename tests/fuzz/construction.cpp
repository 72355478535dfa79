// Any sizes, options and hyperparameters: either refused, with everything as it was, or a training
// that ends with finite numbers.
#include <fuzzer/FuzzedDataProvider.h>

#include <cstdint>
#include <stdexcept>
#include <vector>

#include "network2/sgd.hpp"
#include "require.hpp"

using namespace network2;  // NOLINT(google-build-using-namespace)

namespace {

/// Any double, or one from 0 to `most`.
double number(FuzzedDataProvider& bytes, double most) {
  if (bytes.ConsumeBool()) return bytes.ConsumeFloatingPointInRange(0.0, most);
  return bytes.ConsumeFloatingPoint<double>();
}

std::vector<int> sizes_of(FuzzedDataProvider& bytes) {
  std::vector<int> sizes(bytes.ConsumeIntegralInRange<std::size_t>(0, 4));
  for (int& size : sizes) {
    size = bytes.ConsumeProbability<float>() < 0.05F ? bytes.ConsumeIntegral<int>()
                                                     : bytes.ConsumeIntegralInRange(1, 20);
  }
  return sizes;
}

/// Whether a network of these sizes is small enough to be made thousands of times; what is refused
/// for its sizes is.
bool is_small(const std::vector<int>& sizes) {
  constexpr double kMost = 1e5;
  double parameters = 0;
  for (std::size_t l = 1; l < sizes.size(); ++l) {
    parameters += static_cast<double>(sizes[l - 1]) * sizes[l];
  }
  return parameters < kMost || parameters > 1e9;
}

template <class Kind>
Kind kind(FuzzedDataProvider& bytes, Kind last) {
  return static_cast<Kind>(bytes.ConsumeIntegralInRange(0, static_cast<int>(last)));
}

Dataset dataset_of(FuzzedDataProvider& bytes, const std::vector<int>& sizes) {
  const auto size = bytes.ConsumeIntegralInRange<std::size_t>(0, 8);
  // Nine out of ten fit the network.
  const std::size_t besides = bytes.ConsumeProbability<float>() < 0.1F ? 1 : 0;
  const std::size_t input_size = static_cast<std::size_t>(sizes.front()) + besides;
  const auto classes = static_cast<std::uint32_t>(sizes.back());
  std::vector<double> inputs(size * input_size);
  for (double& input : inputs) input = bytes.ConsumeFloatingPointInRange(-2.0, 2.0);
  std::vector<std::uint32_t> labels(size);
  for (auto& label : labels) label = bytes.ConsumeIntegralInRange<std::uint32_t>(0, classes - 1);
  return Dataset(std::make_shared<const Examples>(std::span<const double>(inputs),
                                                  std::span<const std::uint32_t>(labels),
                                                  input_size, classes));
}

SgdOptions options_of(FuzzedDataProvider& bytes, const Dataset& evaluation) {
  SgdOptions options;
  auto& h = options.hyperparameters;
  h.eta = number(bytes, 10);
  h.lambda = number(bytes, 10);
  h.regularization = kind(bytes, Regularization::L1);
  h.momentum = number(bytes, 1);
  h.dropout = number(bytes, 1);
  if (bytes.ConsumeBool()) h.distortion = {.shift = number(bytes, 3), .alpha = number(bytes, 50)};
  options.epochs = bytes.ConsumeIntegralInRange<std::size_t>(0, 3);
  options.mini_batch_size = bytes.ConsumeIntegralInRange<std::size_t>(0, 9);
  if (bytes.ConsumeBool()) options.evaluation = &evaluation;
  for (bool& monitor : options.monitors) monitor = bytes.ConsumeBool();
  options.schedule = {kind(bytes, ScheduleKind::linear),
                      bytes.ConsumeIntegralInRange<std::size_t>(0, 3), number(bytes, 1),
                      number(bytes, 1), bytes.ConsumeIntegralInRange<std::size_t>(0, 3)};
  return options;
}

template <class Scalar>
void make_and_train(FuzzedDataProvider& bytes) {
  const std::vector<int> sizes = sizes_of(bytes);
  if (!is_small(sizes)) return;
  const NetworkOptions options{kind(bytes, CostKind::log_likelihood),
                               kind(bytes, ActivationKind::linear),
                               kind(bytes, ActivationKind::linear)};
  Random random(bytes.ConsumeIntegral<std::uint32_t>());
  Network<Scalar> network(sizes, options, random);
  auto parameters = network.parameters();
  if (bytes.ConsumeBool()) parameters.weights[0](0, 0) = bytes.ConsumeFloatingPoint<Scalar>();
  if (bytes.ConsumeBool()) parameters.biases[0].resize(bytes.ConsumeIntegralInRange(0, 20));
  network = Network<Scalar>(sizes, options, parameters);
  Dataset training = dataset_of(bytes, sizes);
  const Dataset evaluation = dataset_of(bytes, sizes);
  const auto before = network.parameters();
  try {
    sgd(network, training, options_of(bytes, evaluation), random);
    fuzz::require(network.is_finite(), "what has been trained is finite");
  } catch (const std::exception&) {
    fuzz::require(network.parameters().weights == before.weights &&
                      network.parameters().biases == before.biases,
                  "what is refused has changed nothing");
    throw;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider bytes(data, size);
  try {
    bytes.ConsumeBool() ? make_and_train<float>(bytes) : make_and_train<double>(bytes);
  } catch (const std::invalid_argument&) {
  } catch (const std::range_error&) {  // diverged
  }
  return 0;
}
