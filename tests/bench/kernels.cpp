// The kernels by themselves, with Google Benchmark: first layer of 30 and of 100 neurons, a hidden
// layer of 300 by 300, mini-batches of 10.
#include "../../cpp/src/kernels.hpp"

#include <benchmark/benchmark.h>

#include "../../cpp/src/layer.hpp"
#include "network2/activation.hpp"
#include "network2/random.hpp"

namespace network2 {
namespace {

constexpr int kMiniBatch = 10;

template <class Scalar>
PaddedMatrix<Scalar> random_matrix(int rows, int cols, Random& random) {
  const Matrix<Scalar> matrix = Matrix<Scalar>::NullaryExpr(
      rows, cols, [&] { return static_cast<Scalar>(1e-3 * random.randn()); });
  return PaddedMatrix<Scalar>(matrix);
}

/// Images of the size of MNIST's with runs of ink, 150 pixels each.
Dataset images(Random& random) {
  constexpr std::size_t kPixels = 784;
  constexpr std::size_t kImages = 1000;
  std::vector<std::uint8_t> pixels(kPixels * kImages);
  for (std::size_t i = 0; i + 6 < pixels.size(); i += 31) {
    for (std::size_t run = 0; run < 6; ++run) {
      pixels[i + run] = static_cast<std::uint8_t>(1 + 254 * random.random());
    }
  }
  const std::vector<std::uint32_t> labels(kImages);
  return Dataset(std::make_shared<const Examples>(std::span<const std::uint8_t>(pixels),
                                                  std::span(labels), kPixels, 10));
}

template <class Scalar>
class FirstLayer {
 public:
  explicit FirstLayer(int neurons)
      : data_(images(random_)),
        w(random_matrix<Scalar>(neurons, 784, random_)),
        b(random_matrix<Scalar>(neurons, 1, random_)),
        z(random_matrix<Scalar>(neurons, kMiniBatch, random_)) {}

  void next_batch() {
    std::vector<Example> batch;
    for (int k = 0; k < kMiniBatch; ++k) batch.push_back(data_[at_ = (at_ + 1) % data_.size()]);
    expand_inputs<Scalar>(batch, w, workspace);
  }

 private:
  Random random_{1};
  Dataset data_;
  std::size_t at_ = 0;

 public:
  PaddedMatrix<Scalar> w;
  PaddedMatrix<Scalar> b;
  PaddedMatrix<Scalar> z;
  Workspace<Scalar> workspace;
};

void expand(benchmark::State& state) {
  FirstLayer<float> layer(30);
  for (auto _ : state) layer.next_batch();
  state.SetItemsProcessed(state.iterations() * kMiniBatch);
}
BENCHMARK(expand);

template <class Scalar>
void first_weighted_inputs(benchmark::State& state) {
  FirstLayer<Scalar> layer(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    layer.next_batch();
    first_weighted_inputs<Scalar>(layer.w, 1, layer.b, layer.workspace, layer.z);
    benchmark::DoNotOptimize(layer.z.column(0));
  }
  state.SetItemsProcessed(state.iterations() * kMiniBatch);
}
BENCHMARK_TEMPLATE(first_weighted_inputs, float)->Arg(30)->Arg(100);
BENCHMARK_TEMPLATE(first_weighted_inputs, double)->Arg(30)->Arg(100);

template <class Scalar>
void add_first_gradient(benchmark::State& state) {
  FirstLayer<Scalar> layer(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    layer.next_batch();
    add_first_gradient<Scalar>(layer.w, Scalar(-1e-6), layer.z, layer.workspace);
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * kMiniBatch);
}
BENCHMARK_TEMPLATE(add_first_gradient, float)->Arg(30)->Arg(100);
BENCHMARK_TEMPLATE(add_first_gradient, double)->Arg(30)->Arg(100);

enum class Product { weighted_inputs, backward_errors, add_gradient };

template <Product product>
void hidden_layer(benchmark::State& state) {
  Random random(1);
  const int n = static_cast<int>(state.range(0));
  auto w = random_matrix<float>(n, n, random);
  const auto b = random_matrix<float>(n, 1, random);
  const auto a = random_matrix<float>(n, kMiniBatch, random);
  auto out = random_matrix<float>(n, kMiniBatch, random);
  for (auto _ : state) {
    if constexpr (product == Product::weighted_inputs) weighted_inputs(w, b, a, out);
    if constexpr (product == Product::backward_errors) backward_errors(w, a, out);
    if constexpr (product == Product::add_gradient) add_gradient(w, 1.0F, -1e-6F, out, a);
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * kMiniBatch);
}
BENCHMARK_TEMPLATE(hidden_layer, Product::weighted_inputs)->Arg(30)->Arg(300);
BENCHMARK_TEMPLATE(hidden_layer, Product::backward_errors)->Arg(30)->Arg(300);
BENCHMARK_TEMPLATE(hidden_layer, Product::add_gradient)->Arg(30)->Arg(300);

void sigmoid(benchmark::State& state) {
  Random random(1);
  const auto z = random_matrix<float>(30, kMiniBatch, random);
  for (auto _ : state) {
    auto a = z;
    Sigmoid::apply(a.storage());
    benchmark::DoNotOptimize(a.column(0));
  }
  state.SetItemsProcessed(state.iterations() * kMiniBatch);
}
BENCHMARK(sigmoid);

}  // namespace
}  // namespace network2

BENCHMARK_MAIN();
