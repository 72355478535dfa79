// What JavaScript sees of the engine: a table. web/lib wraps it into the public API, checks the
// arguments and fills in the defaults, so everything here may rely on types and required fields.
// What can fail, if only for want of memory, is guarded: see refusal.hpp.
#include <emscripten/bind.h>
#include <emscripten/heap.h>

#include <memory>
#include <utility>

#include "conversions.hpp"
#include "descent.hpp"
#include "refusal.hpp"

namespace network2::bindings {

namespace {

using ExamplesHandle = std::shared_ptr<Examples>;

val measure(Examples& examples, const val& rows) {
  return guarded([&] { examples.measure(std::as_bytes(Copy<std::uint8_t>(rows).span())); });
}

val write(Examples& examples, const val& rows, const val& labels) {
  return guarded([&] {
    examples.write(std::as_bytes(Copy<std::uint8_t>(rows).span()),
                   Copy<std::uint32_t>(labels).span());
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
  enum_<InputType>("InputType")
      .value("bytes", InputType::bytes)
      .value("integers", InputType::integers)
      .value("floats", InputType::floats)
      .value("doubles", InputType::doubles);
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

  class_<Examples>("Examples")
      .smart_ptr<ExamplesHandle>("Examples")
      .class_function("create",
                      optional_override([](InputType type, std::size_t size, std::size_t input_size,
                                           std::size_t classes, ExamplesHandle targets) {
                        return guarded([&] {
                          return std::make_shared<Examples>(type, size, input_size, classes,
                                                            std::move(targets));
                        });
                      }))
      .function("measure", &measure)
      .function("write", &write);

  class_<Dataset>("Dataset")
      .smart_ptr<DatasetHandle>("Dataset")
      .class_function(
          "create", optional_override([](ExamplesHandle examples) {
            return guarded([&] { return std::make_shared<Dataset>(std::move(examples)); });
          }))
      .class_function("concat", &concat)
      .function("size", &Dataset::size)
      .function("inputSize", &Dataset::input_size)
      .function("classes", &Dataset::classes)
      .function("input", optional_override([](const Dataset& data, std::size_t index) {
                  return guarded([&] { return float64_array(data.input(index)); });
                }))
      .function("hasLabels", &Dataset::has_labels)
      .function("label", optional_override([](const Dataset& data, std::size_t index) {
                  return guarded([&] { return data.label(index); });
                }))
      .function("labels", optional_override([](const Dataset& data) {
                  return guarded([&] { return uint32_array(data.labels()); });
                }))
      .function("target", optional_override([](const Dataset& data, std::size_t index) {
                  return guarded([&] { return float64_array(data.target(index)); });
                }))
      .function("slice",
                optional_override([](const Dataset& data, std::size_t begin, std::size_t end) {
                  return guarded([&] { return std::make_shared<Dataset>(data.slice(begin, end)); });
                }));
}

}  // namespace network2::bindings
