// What JavaScript sees of the engine: a table. web/lib wraps it into the public API, checks the
// arguments and fills in the defaults, so everything here may rely on types and required fields.
// What can fail, if only for want of memory, is guarded: see refusal.hpp.
#include <emscripten/bind.h>
#include <emscripten/heap.h>

#include <exception>
#include <functional>
#include <memory>
#include <utility>

#include "conversions.hpp"
#include "network2/metrics.hpp"
#include "network2/monitor.hpp"
#include "network2/sgd.hpp"
#include "refusal.hpp"

namespace network2::bindings {

namespace {

using DatasetHandle = std::shared_ptr<Dataset>;
using RandomHandle = std::shared_ptr<Random>;
template <class Scalar>
using NetworkHandle = std::shared_ptr<Network<Scalar>>;

template <class Value>
val dataset_from_arrays(const val& inputs, const val& labels, std::size_t input_size,
                        std::size_t classes) {
  return guarded([&] {
    return std::make_shared<Dataset>(std::make_shared<const Examples>(
        Copy<Value>(inputs).span(), Copy<std::uint32_t>(labels).span(), input_size, classes));
  });
}

val dataset_of_idx(const val& images, const val& labels) {
  return guarded([&] {
    return std::make_shared<Dataset>(
        dataset_from_idx(Copy<std::uint8_t>(images).span(), Copy<std::uint8_t>(labels).span()));
  });
}

val concat(const val& datasets) {
  return guarded([&] {
    const auto handles = emscripten::vecFromJSArray<DatasetHandle>(datasets);
    std::vector<const Dataset*> parts;
    for (const auto& handle : handles) parts.push_back(handle.get());
    return std::make_shared<Dataset>(Dataset::concat(parts));
  });
}

/// Sgd together with what it works on, so that handles deleted meanwhile do no harm.
template <class Scalar>
class Descent {
 public:
  Descent(NetworkHandle<Scalar> network, DatasetHandle training, std::size_t mini_batch_size,
          RandomHandle random)
      : network_(std::move(network)),
        training_(std::move(training)),
        random_(std::move(random)),
        sgd_(*network_, *training_, mini_batch_size, *random_) {}
  Descent(NetworkHandle<Scalar> network, DatasetHandle training, std::size_t mini_batch_size,
          RandomHandle random, const SgdState<Scalar>& state)
      : network_(std::move(network)),
        training_(std::move(training)),
        random_(std::move(random)),
        sgd_(*network_, *training_, mini_batch_size, *random_, state) {}

  Sgd<Scalar>& sgd() { return sgd_; }
  const NetworkHandle<Scalar>& network() const { return network_; }
  const DatasetHandle& training() const { return training_; }

 private:
  NetworkHandle<Scalar> network_;
  DatasetHandle training_;
  RandomHandle random_;
  Sgd<Scalar> sgd_;
};

/// Monitoring together with what it looks at: the network and the order of the training data as
/// they were, so that training may go on meanwhile.
template <class Scalar>
class Watch {
 public:
  Watch(const Descent<Scalar>& descent, DatasetHandle evaluation,
        const Hyperparameters& hyperparameters, const Monitors& monitors)
      : network_(std::make_shared<Network<Scalar>>(*descent.network())),
        training_(std::make_shared<Dataset>(*descent.training())),
        evaluation_(std::move(evaluation)),
        monitoring_(*network_, *training_, evaluation_.get(), hyperparameters, monitors) {}

  bool advance(std::size_t examples) { return monitoring_.advance(examples); }
  val values() const { return object_of(monitoring_.values()); }

 private:
  NetworkHandle<Scalar> network_;
  DatasetHandle training_;
  DatasetHandle evaluation_;
  Monitoring<Scalar> monitoring_;
};

/// GradientNorms together with what it looks at: the network as it was, so that training may go on
/// meanwhile.
template <class Scalar>
class GradientWatch {
 public:
  GradientWatch(const Network<Scalar>& network, DatasetHandle data)
      : network_(std::make_shared<Network<Scalar>>(network)),
        data_(std::move(data)),
        norms_(*network_, *data_) {}

  bool advance(std::size_t examples) { return norms_.advance(examples); }
  val values() const { return float64_array(norms_.values()); }

 private:
  NetworkHandle<Scalar> network_;
  DatasetHandle data_;
  GradientNorms<Scalar> norms_;
};

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

EMSCRIPTEN_BINDINGS(network2) {
  using emscripten::class_;
  using emscripten::enum_;
  using emscripten::function;
  using emscripten::optional_override;
  using emscripten::value_object;

  enum_<CostKind>("Cost")
      .value("quadratic", CostKind::quadratic)
      .value("cross-entropy", CostKind::cross_entropy)
      .value("log-likelihood", CostKind::log_likelihood);
  enum_<ActivationKind> activation("Activation");
  with_activations([&](auto... a) { (activation.value(a.name, a.kind), ...); });
  enum_<Regularization>("Regularization")
      .value("L2", Regularization::L2)
      .value("L1", Regularization::L1);
  enum_<ScheduleKind>("ScheduleKind")
      .value("constant", ScheduleKind::constant)
      .value("stepwise", ScheduleKind::stepwise)
      .value("linear", ScheduleKind::linear);
  value_object<NetworkOptions>("NetworkOptions")
      .field("cost", &NetworkOptions::cost)
      .field("hidden", &NetworkOptions::hidden)
      .field("output", &NetworkOptions::output);
  value_object<Distortion>("Distortion")
      .field("shift", &Distortion::shift)
      .field("rotation", &Distortion::rotation)
      .field("scaling", &Distortion::scaling)
      .field("skew", &Distortion::skew)
      .field("alpha", &Distortion::alpha)
      .field("sigma", &Distortion::sigma);
  value_object<ScheduleOptions>("ScheduleOptions")
      .field("kind", &ScheduleOptions::kind)
      .field("patience", &ScheduleOptions::patience)
      .field("factor", &ScheduleOptions::factor)
      .field("stopAt", &ScheduleOptions::stop_at)
      .field("earlyStopping", &ScheduleOptions::early_stopping);
  value_object<Hyperparameters>("Hyperparameters")
      .field("eta", &Hyperparameters::eta)
      .field("lambda", &Hyperparameters::lambda)
      .field("regularization", &Hyperparameters::regularization)
      .field("momentum", &Hyperparameters::momentum)
      .field("dropout", &Hyperparameters::dropout)
      .field("distortion", &Hyperparameters::distortion);

  function("memorySize", optional_override([] { return emscripten_get_heap_size(); }));

  class_<Random>("Random")
      .smart_ptr<RandomHandle>("Random")
      .class_function("create", optional_override([](std::uint32_t seed) {
                        return guarded([&] { return std::make_shared<Random>(seed); });
                      }))
      .class_function(
          "resume", optional_override([](const val& state) {
            return guarded([&] { return std::make_shared<Random>(random_state_of(state)); });
          }))
      .function("state", optional_override([](const Random& random) {
                  return guarded([&] { return object_of(random.state()); });
                }))
      .function("random", &Random::random)
      .function("randn", &Random::randn);

  class_<Schedule>("Schedule")
      .smart_ptr<std::shared_ptr<Schedule>>("Schedule")
      .class_function("create",
                      optional_override([](const ScheduleOptions& options, std::size_t epochs) {
                        return guarded([&] { return std::make_shared<Schedule>(options, epochs); });
                      }))
      .function("share", &Schedule::share)
      .function("record", &Schedule::record);

  class_<Dataset>("Dataset")
      .smart_ptr<DatasetHandle>("Dataset")
      .class_function("fromIdx", &dataset_of_idx)
      .class_function("fromFloat32", &dataset_from_arrays<float>)
      .class_function("fromFloat64", &dataset_from_arrays<double>)
      .class_function("concat", &concat)
      .function("size", &Dataset::size)
      .function("inputSize", &Dataset::input_size)
      .function("classes", &Dataset::classes)
      .function("input", optional_override([](const Dataset& data, std::size_t index) {
                  return guarded([&] { return float64_array(data.input(index)); });
                }))
      .function("label", &Dataset::label)
      .function("slice",
                optional_override([](const Dataset& data, std::size_t begin, std::size_t end) {
                  return guarded([&] { return std::make_shared<Dataset>(data.slice(begin, end)); });
                }));

  bind_network<float>("NetworkFloat32", "SgdFloat32", "MonitoringFloat32", "GradientNormsFloat32");
  bind_network<double>("NetworkFloat64", "SgdFloat64", "MonitoringFloat64", "GradientNormsFloat64");
}

}  // namespace network2::bindings
