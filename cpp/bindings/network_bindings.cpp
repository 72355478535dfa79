// The part of the table in bindings.cpp that there is for both precisions: networks, and what
// trains and watches them.
#include <emscripten/bind.h>

#include <exception>
#include <functional>
#include <memory>
#include <utility>

#include "conversions.hpp"
#include "descent.hpp"
#include "refusal.hpp"

namespace network2::bindings {

namespace {

template <class Scalar>
val backprop(const Network<Scalar>& network, const val& input, unsigned label) {
  return guarded([&] {
    const auto nabla = network.backprop(numbers_of<double>(input), label);
    val object = val::object();
    object.set("nablaB", float64_layers(nabla.biases));
    object.set("nablaW", float64_layers(nabla.weights));
    return object;
  });
}

template <class Scalar>
val update_mini_batch(Network<Scalar>& network, const Dataset& batch,
                      const Hyperparameters& hyperparameters, std::size_t n, Random& random) {
  return guarded([&] {
    hyperparameters.check(batch);
    check_fits(network, batch, "batch");
    Workspace<Scalar> workspace;
    for (std::size_t k = 0; k < batch.size(); ++k) workspace.batch.push_back(batch[k]);
    network.update_mini_batch(workspace.batch, hyperparameters, n, random, workspace);
  });
}

/// Ends training: onEpoch has thrown in JavaScript, which is going to throw that again.
struct EndedByCaller : std::exception {};

/// onEpoch as it is called here never throws: it returns whether to go on, or null where the
/// caller's function threw.
std::function<bool(std::size_t, const Monitored&)> on_epoch_of(val on_epoch) {
  if (on_epoch.isUndefined()) return {};
  return [on_epoch = std::move(on_epoch)](std::size_t epoch, const Monitored& values) {
    const val answer = on_epoch(epoch, object_of(values));
    if (answer.isNull()) throw EndedByCaller();
    return answer.as<bool>();
  };
}

// One val, not several arguments: Embind keeps the converted arguments of a function in one place,
// which a call of the same function from onEpoch would write over.
template <class Scalar>
val train(const val& run) {
  return guarded([&] {
    // Handles, not references: onEpoch may delete what it likes.
    const auto network = run["network"].as<NetworkHandle<Scalar>>();
    const auto training = run["training"].as<DatasetHandle>();
    const auto evaluation = run["evaluation"].as<DatasetHandle>();
    const auto random = run["random"].as<RandomHandle>();
    SgdOptions options;
    options.hyperparameters = run["hyperparameters"].as<Hyperparameters>();
    options.epochs = run["epochs"].as<std::size_t>();
    options.mini_batch_size = run["miniBatchSize"].as<std::size_t>();
    options.monitors = monitors_of(run["monitor"]);
    options.schedule = run["schedule"].as<ScheduleOptions>();
    options.evaluation = evaluation.get();
    options.on_epoch = on_epoch_of(run["onEpoch"]);
    return object_of(sgd(*network, *training, options, *random));
  });
}

template <class Scalar>
void bind_network(const char* network_name, const char* sgd_name, const char* monitoring_name,
                  const char* norms_name) {
  using Net = Network<Scalar>;
  using emscripten::class_;
  using emscripten::optional_override;
  class_<Net>(network_name)
      .template smart_ptr<NetworkHandle<Scalar>>(network_name)
      .class_function(
          "create", optional_override([](const val& sizes, NetworkOptions options, Random& random) {
            return guarded(
                [&] { return std::make_shared<Net>(numbers_of<int>(sizes), options, random); });
          }))
      .class_function("fromParameters",
                      optional_override([](const val& sizes, NetworkOptions options,
                                           const val& biases, const val& weights) {
                        return guarded([&] {
                          const auto numbers = numbers_of<int>(sizes);
                          return std::make_shared<Net>(
                              numbers, options, parameters_of<Scalar>(numbers, biases, weights));
                        });
                      }))
      .class_function("sgd", &train<Scalar>)
      .function("biases", optional_override([](const Net& network) {
                  return guarded([&] { return float64_layers(network.parameters().biases); });
                }))
      .function("weights", optional_override([](const Net& network) {
                  return guarded([&] { return float64_layers(network.parameters().weights); });
                }))
      .function("setParameters",
                optional_override([](Net& network, const val& biases, const val& weights) {
                  return guarded([&] {
                    network.set_parameters(parameters_of<Scalar>(network.sizes(), biases, weights));
                  });
                }))
      .function("isFinite", &Net::is_finite)
      .function("defaultWeightInitializer", &Net::default_weight_initializer)
      .function("largeWeightInitializer", &Net::large_weight_initializer)
      .function("feedforward", optional_override([](const Net& network, const val& input) {
                  return guarded(
                      [&] { return float64_rows(network.feedforward(numbers_of<double>(input))); });
                }))
      .function("activations", optional_override([](const Net& network, const val& input) {
                  return guarded([&] {
                    return float64_layers(network.activations(numbers_of<double>(input)));
                  });
                }))
      .function("predict", optional_override([](const Net& network, const Dataset& data,
                                                std::size_t begin, std::size_t end) {
                  return guarded([&] {
                    const std::vector<Scalar> outputs = predict(network, data, begin, end);
                    return typed_array(std::span<const Scalar>(outputs));
                  });
                }))
      .function("backprop", &backprop<Scalar>)
      .function("updateMiniBatch", &update_mini_batch<Scalar>)
      .function("totalCost", optional_override([](const Net& network, const Dataset& data,
                                                  double lambda, Regularization regularization) {
                  return guarded([&] { return total_cost(network, data, lambda, regularization); });
                }))
      .function("regularizationCost",
                optional_override([](const Net& network, double lambda,
                                     Regularization regularization, std::size_t n) {
                  return regularization_cost(network, lambda, regularization, n);
                }))
      .function("accuracy", optional_override([](const Net& network, const Dataset& data) {
                  return guarded([&] { return accuracy(network, data); });
                }))
      .function("gradientNorms", optional_override([](const Net& network, const Dataset& data) {
                  return guarded([&] { return float64_array(gradient_norms(network, data)); });
                }))
      .function("watchGradientNorms", optional_override([](const Net& network, DatasetHandle data) {
                  return guarded([&] {
                    return std::make_shared<GradientWatch<Scalar>>(network, std::move(data));
                  });
                }));

  class_<GradientWatch<Scalar>>(norms_name)
      .template smart_ptr<std::shared_ptr<GradientWatch<Scalar>>>(norms_name)
      .function("advance", optional_override([](GradientWatch<Scalar>& watch, std::size_t count) {
                  return guarded([&] { return watch.advance(count); });
                }))
      .function("values", optional_override([](const GradientWatch<Scalar>& watch) {
                  return guarded([&] { return watch.values(); });
                }));

  using Run = Descent<Scalar>;
  class_<Run>(sgd_name)
      .class_function("create",
                      optional_override([](NetworkHandle<Scalar> network, DatasetHandle training,
                                           std::size_t mini_batch_size, RandomHandle random) {
                        return guarded([&] {
                          return std::make_shared<Run>(std::move(network), std::move(training),
                                                       mini_batch_size, std::move(random));
                        });
                      }))
      .class_function(
          "resume",
          optional_override([](NetworkHandle<Scalar> network, DatasetHandle training,
                               std::size_t mini_batch_size, RandomHandle random, const val& state) {
            return guarded([&] {
              const auto read = sgd_state_of<Scalar>(network->sizes(), state);
              return std::make_shared<Run>(std::move(network), std::move(training), mini_batch_size,
                                           std::move(random), read);
            });
          }))
      .template smart_ptr<std::shared_ptr<Run>>(sgd_name)
      .function("state", optional_override([](Run& run) {
                  return guarded([&] { return object_of(run.sgd().state()); });
                }))
      .function("keep", optional_override([](Run& run) { return guarded([&] { run.keep(); }); }))
      .function("restore", optional_override([](Run& run) { run.restore(); }))
      .function("epoch", optional_override([](Run& run) { return run.sgd().epoch(); }))
      .function("miniBatch", optional_override([](Run& run) { return run.sgd().mini_batch(); }))
      .function("miniBatches", optional_override([](Run& run) { return run.sgd().mini_batches(); }))
      .function("train", optional_override([](Run& run, std::size_t count,
                                              const Hyperparameters& hyperparameters) {
                  return guarded([&] { return run.sgd().train(count, hyperparameters); });
                }))
      .function("keepScore", optional_override([](Run& run) { run.sgd().keep_score(); }))
      .function("takeScore", optional_override([](Run& run) {
                  const auto [score, examples] = run.sgd().take_score();
                  val object = val::object();
                  object.set("cost", score.cost);
                  object.set("right", score.right);
                  object.set("examples", examples);
                  return object;
                }))
      .function("monitor",
                optional_override([](const Run& run, DatasetHandle evaluation,
                                     const Hyperparameters& hyperparameters, const val& monitors) {
                  return guarded([&] {
                    return std::make_shared<Watch<Scalar>>(run, std::move(evaluation),
                                                           hyperparameters, monitors_of(monitors));
                  });
                }));

  class_<Watch<Scalar>>(monitoring_name)
      .template smart_ptr<std::shared_ptr<Watch<Scalar>>>(monitoring_name)
      .function("advance", optional_override([](Watch<Scalar>& watch, std::size_t examples) {
                  return guarded([&] { return watch.advance(examples); });
                }))
      .function("values", optional_override([](const Watch<Scalar>& watch) {
                  return guarded([&] { return watch.values(); });
                }));
}

}  // namespace

EMSCRIPTEN_BINDINGS(network2_networks) {
  bind_network<float>("NetworkFloat32", "SgdFloat32", "MonitoringFloat32", "GradientNormsFloat32");
  bind_network<double>("NetworkFloat64", "SgdFloat64", "MonitoringFloat64", "GradientNormsFloat64");
}

}  // namespace network2::bindings
