// Any bounds of a distortion: either refused, or images whose pixels are no darker than the ink
// that was there and no lighter than paper.
#include <fuzzer/FuzzedDataProvider.h>

#include <cstdint>
#include <stdexcept>
#include <vector>

#include "network2/dataset.hpp"
#include "network2/distortion.hpp"
#include "require.hpp"

using namespace network2;  // NOLINT(google-build-using-namespace)

namespace {

/// Any double, or one of a range in which it is likely to be allowed.
double number(FuzzedDataProvider& bytes, double least, double most) {
  if (bytes.ConsumeBool()) return bytes.ConsumeFloatingPointInRange(least, most);
  return bytes.ConsumeFloatingPoint<double>();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMostInputs = 1000;
  constexpr double kRounding = 1e-5;
  FuzzedDataProvider bytes(data, size);
  const Distortion distortion{number(bytes, 0, 100),  number(bytes, 0, 45),
                              number(bytes, 0, 0.5),  number(bytes, 0, 45),
                              number(bytes, 0, 1000), number(bytes, 0.5, 20)};
  const std::uint32_t side = bytes.ConsumeIntegralInRange<std::uint32_t>(1, 31);
  const std::size_t input_size = bytes.ConsumeBool()
                                     ? std::size_t{side} * side
                                     : bytes.ConsumeIntegralInRange<std::size_t>(1, kMostInputs);
  Random random(bytes.ConsumeIntegral<std::uint32_t>());
  auto pixels = bytes.ConsumeRemainingBytes<std::uint8_t>();
  pixels.resize(input_size, 255);
  const std::vector<std::uint32_t> labels{0};
  const Dataset set(std::make_shared<const Examples>(std::span<const std::uint8_t>(pixels), labels,
                                                     input_size, 1));
  try {
    distortion.check(set);
  } catch (const std::invalid_argument&) {
    return 0;
  }
  if (distortion.is_none()) return 0;
  Distorter distorter(input_size);
  for (int round = 0; round < 2; ++round) {
    const auto& image = distorter.distort(set[0], distortion, random);
    fuzz::require(image.size() == input_size, "the image has as many pixels as before");
    for (const float pixel : image) {
      fuzz::require(pixel >= -kRounding && pixel <= 255.0 / 256 + kRounding,
                    "pixels are between those of the image");
    }
  }
  return 0;
}
