#include "layer.hpp"

#include "kernels.hpp"

namespace network2 {

template <class Scalar>
void expand_inputs(std::span<const Example> batch, const PaddedMatrix<Scalar>& w,
                   Workspace<Scalar>& workspace) {
  auto& [values, offsets, begin] = workspace.first;
  begin.clear();
  std::size_t size = 0;
  for (const Example& example : batch) {
    begin.push_back(size);
    size += example.steps_count();
  }
  begin.push_back(size);
  workspace.first.make_room(size);
  for (std::size_t k = 0; k < batch.size(); ++k) {
    batch[k].expand(static_cast<std::uint32_t>(w.stride()), offsets.data() + begin[k],
                    values.data() + begin[k]);
  }
}

template <class Scalar>
void distort_inputs(std::span<const Example> batch, const Distortion& distortion, Random& random,
                    const PaddedMatrix<Scalar>& w, Workspace<Scalar>& workspace) {
  auto& [values, offsets, begin] = workspace.first;
  const auto inputs = static_cast<std::size_t>(w.cols());
  begin.clear();
  std::size_t size = 0;
  for (const Example& example : batch) {
    begin.push_back(size);
    const std::vector<float>& image = workspace.distorter->distort(example, distortion, random);
    std::uint32_t offset = 0;
    for (std::size_t i = 0; i < inputs; ++i) {
      values[size] = static_cast<Scalar>(image[i]);
      offsets[size] = offset;
      size += image[i] != 0 ? 1 : 0;
      offset += static_cast<std::uint32_t>(w.stride());
    }
    while ((size - begin.back()) % Example::kStep != 0) {
      values[size] = 0;
      offsets[size++] = 0;
    }
  }
  begin.push_back(size);
}

template <class Scalar>
void first_weighted_inputs(const PaddedMatrix<Scalar>& w, Scalar scale,
                           const PaddedMatrix<Scalar>& b, const Workspace<Scalar>& workspace,
                           PaddedMatrix<Scalar>& z) {
  const auto& x = workspace.first;
  for_each_row_block(w, [&](Index row, auto n) {
    for (Index k = 0; k < z.cols(); ++k) {
      const std::size_t from = x.begin[k];
      combine_columns<n>(w.column(0) + row, x.offsets.data() + from, x.values.data() + from,
                         x.begin[k + 1] - from, scale, b.column(0) + row, z.column(k) + row);
    }
  });
}

template <class Scalar>
void add_first_gradient(PaddedMatrix<Scalar>& target, Scalar scale,
                        const PaddedMatrix<Scalar>& delta, const Workspace<Scalar>& workspace) {
  const auto& x = workspace.first;
  for_each_row_block(target, [&](Index row, auto n) {
    for (Index k = 0; k < delta.cols(); ++k) {
      const std::size_t from = x.begin[k];
      add_to_columns<n>(target.column(0) + row, x.offsets.data() + from, x.values.data() + from,
                        x.begin[k + 1] - from, scale, delta.column(k) + row);
    }
  });
}

template <class Scalar>
void weighted_inputs(const PaddedMatrix<Scalar>& w, const PaddedMatrix<Scalar>& b,
                     const PaddedMatrix<Scalar>& a, PaddedMatrix<Scalar>& z) {
  multiply<Scalar>(w.cols(), w.column(0), w.stride(), {a.column(0), 1, a.stride()}, Scalar(1),
                   Scalar(1), b.column(0), 0, z);
}

template <class Scalar>
void backward_errors(const PaddedMatrix<Scalar>& w, const PaddedMatrix<Scalar>& delta,
                     PaddedMatrix<Scalar>& g) {
  g.resize(w.cols(), delta.cols());
  multiply_transposed(w, delta, g);
}

template <class Scalar>
void add_bias_gradient(PaddedMatrix<Scalar>& target, Scalar scale,
                       const PaddedMatrix<Scalar>& delta) {
  constexpr Index kSize = kPacketSize<Scalar>;
  for (Index row = 0; row < target.rows(); row += kSize) {
    Packet<Scalar> sum = {};
    for (Index k = 0; k < delta.cols(); ++k) sum += load(delta.column(k) + row);
    Scalar* b = target.column(0) + row;
    store(b, load(b) + scale * sum);
  }
}

template <class Scalar>
void add_gradient(PaddedMatrix<Scalar>& target, Scalar keep, Scalar scale,
                  const PaddedMatrix<Scalar>& delta, const PaddedMatrix<Scalar>& a) {
  multiply<Scalar>(delta.cols(), delta.column(0), delta.stride(), {a.column(0), a.stride(), 1},
                   scale, keep, target.column(0), target.stride(), target);
}

template <class Scalar>
void activate(ActivationKind kind, PaddedMatrix<Scalar>& z) {
  with_activation(kind,
                  [&](auto activation) { activation.apply(on_columns<decltype(activation)>(z)); });
  z.clear_padding();
}

template <class Scalar>
void errors_of_activations(ActivationKind kind, const PaddedMatrix<Scalar>& a,
                           PaddedMatrix<Scalar>& g) {
  with_activation(kind, [&](auto activation) { activation.backward(a.storage(), g.storage()); });
}

template <class Scalar>
void output_errors(CostKind cost, ActivationKind output, const PaddedMatrix<Scalar>& a,
                   const PaddedMatrix<Scalar>& y, PaddedMatrix<Scalar>& delta) {
  delta.resize(y.rows(), y.cols());
  delta.storage() = y.storage();
  combine_elementwise(a.storage(), delta.storage(), [](auto ai, auto yi) { return ai - yi; });
  if (!with_cost(cost, [](auto c) { return c.cancels; })) errors_of_activations(output, a, delta);
}

template <class Scalar>
bool is_finite(const PaddedMatrix<Scalar>& matrix) {
  // 0 times a number is 0 only where that is finite, and a sum does not lose a NaN.
  Packet<Scalar> sum = {};
  const Scalar* numbers = matrix.column(0);
  const Index count = matrix.stride() * matrix.cols();
  for (Index i = 0; i < count; i += kPacketSize<Scalar>) sum += Scalar{0} * load(numbers + i);
  for (Index i = 0; i < kPacketSize<Scalar>; ++i) {
    if (sum[i] != 0) return false;
  }
  return true;
}

#define NETWORK2_INSTANTIATE(Scalar)                                                             \
  template void expand_inputs(std::span<const Example>, const PaddedMatrix<Scalar>&,             \
                              Workspace<Scalar>&);                                               \
  template void distort_inputs(std::span<const Example>, const Distortion&, Random&,             \
                               const PaddedMatrix<Scalar>&, Workspace<Scalar>&);                 \
  template void first_weighted_inputs(const PaddedMatrix<Scalar>&, Scalar,                       \
                                      const PaddedMatrix<Scalar>&, const Workspace<Scalar>&,     \
                                      PaddedMatrix<Scalar>&);                                    \
  template void add_first_gradient(PaddedMatrix<Scalar>&, Scalar, const PaddedMatrix<Scalar>&,   \
                                   const Workspace<Scalar>&);                                    \
  template void weighted_inputs(const PaddedMatrix<Scalar>&, const PaddedMatrix<Scalar>&,        \
                                const PaddedMatrix<Scalar>&, PaddedMatrix<Scalar>&);             \
  template void backward_errors(const PaddedMatrix<Scalar>&, const PaddedMatrix<Scalar>&,        \
                                PaddedMatrix<Scalar>&);                                          \
  template void add_bias_gradient(PaddedMatrix<Scalar>&, Scalar, const PaddedMatrix<Scalar>&);   \
  template void add_gradient(PaddedMatrix<Scalar>&, Scalar, Scalar, const PaddedMatrix<Scalar>&, \
                             const PaddedMatrix<Scalar>&);                                       \
  template void activate(ActivationKind, PaddedMatrix<Scalar>&);                                 \
  template void errors_of_activations(ActivationKind, const PaddedMatrix<Scalar>&,               \
                                      PaddedMatrix<Scalar>&);                                    \
  template void output_errors(CostKind, ActivationKind, const PaddedMatrix<Scalar>&,             \
                              const PaddedMatrix<Scalar>&, PaddedMatrix<Scalar>&);               \
  template bool is_finite(const PaddedMatrix<Scalar>&);
NETWORK2_INSTANTIATE(float)
NETWORK2_INSTANTIATE(double)
#undef NETWORK2_INSTANTIATE

}  // namespace network2
