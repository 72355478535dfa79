// Bytes that are to be the two IDX files of a data set: either refused, or examples that fit what
// the headers say.
#include <algorithm>
#include <cstdint>
#include <span>
#include <stdexcept>

#include "network2/dataset.hpp"
#include "require.hpp"

using network2::Dataset;
using network2::fuzz::require;

// Input: a byte that says how many bytes the file of labels has at the end, then the two files.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::span files(data + 1, size - 1);
  const std::size_t labels_size = std::min<std::size_t>(data[0], files.size());
  const auto images = files.first(files.size() - labels_size);
  const auto labels = files.last(labels_size);
  try {
    const Dataset dataset = network2::dataset_from_idx(images, labels);
    require(dataset.size() * dataset.input_size() + 16 == images.size(), "all pixels are read");
    require(dataset.size() + 8 == labels.size(), "all labels are read");
    for (std::size_t i = 0; i < dataset.size(); ++i) {
      require(dataset.label(i) == labels[8 + i], "labels are those of the file");
      const auto input = dataset.input(i);
      for (std::size_t k = 0; k < input.size(); ++k) {
        require(input[k] == images[16 + i * input.size() + k] / 256.0, "a pixel p is p / 256");
      }
    }
  } catch (const std::invalid_argument&) {
  }
  return 0;
}
