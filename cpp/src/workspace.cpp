#include "network2/workspace.hpp"

#include <algorithm>
#include <limits>
#include <new>

namespace network2 {
namespace {

/// Room for the inputs of m distorted images, none of which may be 0.
std::size_t most_distorted_inputs(std::size_t m, std::size_t input_size) {
  // 64 bits: where a size has 32, the product may not fit.
  const std::uint64_t inputs = std::uint64_t{m} * (input_size + Example::kStep);
  if (inputs > std::numeric_limits<std::size_t>::max() / 2) throw std::bad_alloc();
  return static_cast<std::size_t>(inputs);
}

/// One matrix n x m for each layer after the input, of its n neurons; without the last of them
/// where there are fewer matrices.
template <class Scalar>
void resize_all(std::vector<PaddedMatrix<Scalar>>& matrices, const std::vector<int>& sizes,
                std::size_t m) {
  for (std::size_t l = 0; l < matrices.size(); ++l) {
    matrices[l].resize(sizes[l + 1], static_cast<Eigen::Index>(m));
  }
}

}  // namespace

template <class Scalar>
void Workspace<Scalar>::Inputs::make_room(std::size_t inputs) {
  const std::size_t room = inputs + Example::kSlack;  // expanding an example may write past its end
  if (values.size() < room) values.resize(room);
  if (offsets.size() < room) offsets.resize(room);
}

template <class Scalar>
void Workspace<Scalar>::prepare(const std::vector<int>& sizes, std::size_t m, std::size_t inputs,
                                const Hyperparameters& hyperparameters) {
  const std::size_t layers = sizes.size() - 1;
  a.resize(layers);
  resize_all(a, sizes, m);
  delta.resize(layers);
  resize_all(delta, sizes, m);
  y.resize(sizes.back(), static_cast<Eigen::Index>(m));
  batch.reserve(m);
  first.begin.reserve(m + 1);
  if (hyperparameters.distortion.is_none()) {
    first.make_room(inputs);
  } else {
    const auto input_size = static_cast<std::size_t>(sizes.front());
    first.make_room(most_distorted_inputs(m, input_size));
    if (!distorter || distorter->input_size() != input_size) distorter.emplace(input_size);
  }
  if (hyperparameters.dropout > 0) {
    undropped.resize(layers - 1);
    resize_all(undropped, sizes, m);
    kept.resize(layers - 1);
    for (std::size_t l = 0; l < kept.size(); ++l) {
      // Not resized: where Eigen finds no memory for that, it frees the old numbers twice.
      if (kept[l].size() != sizes[l + 1]) kept[l] = Vector<Scalar>(sizes[l + 1]);
    }
  }
}

template struct Workspace<float>;
template struct Workspace<double>;

}  // namespace network2
