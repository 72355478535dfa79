// network2_determinism RUNS FOLDER: trains the runs that the file RUNS describes (see
// docs/determinism.md) and leaves in FOLDER what they end with, for tools/determinism.js: N.bin,
// the biases and weights of run N as its fingerprint is taken of them, and histories.json.
#include <bit>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "network2/sgd.hpp"

namespace network2 {
namespace {

using Json = nlohmann::json;
static_assert(std::endian::native == std::endian::little,
              "fingerprints are of little-endian bytes");

const std::map<std::string, CostKind> kCosts{{"quadratic", CostKind::quadratic},
                                             {"cross-entropy", CostKind::cross_entropy},
                                             {"log-likelihood", CostKind::log_likelihood}};
const auto kActivations = with_activations([](auto... a) {
  return std::map<std::string, ActivationKind>{{a.name, a.kind}...};
});
const std::map<std::string, Regularization> kRegularizations{{"L2", Regularization::L2},
                                                             {"L1", Regularization::L1}};
const std::map<std::string, ScheduleKind> kSchedules{{"constant", ScheduleKind::constant},
                                                     {"stepwise", ScheduleKind::stepwise},
                                                     {"linear", ScheduleKind::linear}};
const std::vector<std::string> kMonitors{"evaluationCost", "evaluationAccuracy", "trainingCost",
                                         "trainingAccuracy"};

/// The examples that a run describes; tests/determinism/runs.js makes the same ones.
Dataset examples_of(const Json& described, std::size_t size, std::uint32_t seed) {
  const std::string kind = described.at("kind");
  const std::size_t input_size = described.at("inputSize");
  const std::size_t classes = described.at("classes");
  Random random(seed);
  std::vector<double> inputs(size * input_size);
  for (double& input : inputs) {
    input = random.random() < 0.8 ? 0 : random.random();
    if (kind == "bytes") input = static_cast<double>(static_cast<int>(input * 256));
  }
  std::vector<std::uint32_t> labels(size);
  for (auto& label : labels) {
    label = static_cast<std::uint32_t>(random.random() * static_cast<double>(classes));
  }
  const auto made_of = [&]<class Value>(std::vector<Value> numbers) {
    return Dataset(std::make_shared<const Examples>(std::span<const Value>(numbers),
                                                    std::span<const std::uint32_t>(labels),
                                                    input_size, classes));
  };
  if (kind == "bytes") return made_of(std::vector<std::uint8_t>(inputs.begin(), inputs.end()));
  if (kind == "float32") return made_of(std::vector<float>(inputs.begin(), inputs.end()));
  return made_of(inputs);
}

NetworkOptions network_options(const Json& described) {
  return {kCosts.at(described.value("cost", "cross-entropy")),
          kActivations.at(described.value("hidden", "sigmoid")),
          kActivations.at(described.value("output", "sigmoid"))};
}

SgdOptions sgd_options(const Json& described, const Dataset& evaluation) {
  SgdOptions options;
  Hyperparameters& hyperparameters = options.hyperparameters;
  hyperparameters.eta = described.at("eta");
  hyperparameters.lambda = described.value("lambda", 0.0);
  hyperparameters.regularization = kRegularizations.at(described.value("regularization", "L2"));
  hyperparameters.momentum = described.value("momentum", 0.0);
  hyperparameters.dropout = described.value("dropout", 0.0);
  const Json bounds = described.value("distortion", Json::object());
  hyperparameters.distortion = {bounds.value("shift", 0.0),   bounds.value("rotation", 0.0),
                                bounds.value("scaling", 0.0), bounds.value("skew", 0.0),
                                bounds.value("alpha", 0.0),   bounds.value("sigma", 4.0)};
  options.epochs = described.at("epochs");
  options.mini_batch_size = described.at("miniBatchSize");
  options.evaluation = &evaluation;
  for (std::size_t i = 0; i < kMonitors.size(); ++i) {
    const Json& monitors = described.at("monitor");
    options.monitors.at(i) =
        std::find(monitors.begin(), monitors.end(), kMonitors[i]) != monitors.end();
  }
  const Json schedule = described.value("schedule", Json::object());
  options.schedule.kind = kSchedules.at(schedule.value("kind", "constant"));
  options.schedule.patience = schedule.value("patience", options.schedule.patience);
  options.schedule.factor = schedule.value("factor", options.schedule.factor);
  options.schedule.stop_at = schedule.value("stopAt", options.schedule.stop_at);
  options.schedule.early_stopping = described.value("earlyStopping", std::size_t{0});
  return options;
}

/// Layer by layer, biases before weights, row by row.
template <class Scalar>
void write_parameters(const Network<Scalar>& network, const std::filesystem::path& path) {
  std::ofstream file(path, std::ios::binary);
  const auto put = [&](Scalar number) {
    file.write(reinterpret_cast<const char*>(&number), sizeof number);
  };
  const Parameters<Scalar> parameters = network.parameters();
  for (std::size_t l = 0; l < network.layers(); ++l) {
    for (const Scalar bias : parameters.biases[l]) put(bias);
    for (const auto& neuron : parameters.weights[l].rowwise()) {
      for (const Scalar weight : neuron) put(weight);
    }
  }
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

template <class Scalar>
Json train(const Json& run, const std::filesystem::path& path) {
  const Json& described = run.at("examples");
  Dataset training = examples_of(described, described.at("training"), 1);
  const Dataset evaluation = examples_of(described, described.at("evaluation"), 2);
  Random random(run.at("network").at("seed").get<std::uint32_t>());
  Network<Scalar> network(run.at("sizes").get<std::vector<int>>(),
                          network_options(run.at("network")), random);
  if (run.value("largeWeights", false)) network.large_weight_initializer(random);
  const History history =
      sgd(network, training, sgd_options(run.at("training"), evaluation), random);
  write_parameters(network, path);
  Json shown = Json::object();
  for (std::size_t i = 0; i < kMonitors.size(); ++i) shown[kMonitors[i]] = history.at(i);
  return shown;
}

void train_all(const std::string& runs_path, const std::filesystem::path& folder) {
  std::ifstream file(runs_path);
  const Json runs = Json::parse(file).at("runs");
  Json histories = Json::array();
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const bool is_double = runs[i].at("network").at("precision") == "float64";
    const auto path = folder / (std::to_string(i) + ".bin");
    histories.push_back(is_double ? train<double>(runs[i], path) : train<float>(runs[i], path));
  }
  std::ofstream shown(folder / "histories.json");
  if (!(shown << histories << std::flush)) throw std::runtime_error("cannot write histories.json");
}

}  // namespace
}  // namespace network2

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: network2_determinism RUNS FOLDER\n", stderr);
    return 2;
  }
  try {
    network2::train_all(arguments[1], arguments[2]);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
