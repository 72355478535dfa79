// Distorted images against their formulas, pixel by pixel in double precision, with the functions
// of the standard library: from the same draws comes the same image.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "network2/distortion.hpp"
#include "support.hpp"

namespace network2 {
namespace {

constexpr int kSide = 28;
constexpr double kCentre = (kSide - 1) / 2.0;

using Field = std::vector<double>;  // a number for each pixel, row by row

/// A number of a field; what is beyond the edges is 0.
double at(const Field& field, int x, int y) {
  const bool is_inside = x >= 0 && x < kSide && y >= 0 && y < kSide;
  return is_inside ? field.at(static_cast<std::size_t>(y * kSide + x)) : 0;
}

/// The value between the four pixels around a place.
double between(const Field& image, double x, double y) {
  const int left = static_cast<int>(std::floor(x));
  const int top = static_cast<int>(std::floor(y));
  const double right = x - left;
  const double down = y - top;
  return (1 - down) * ((1 - right) * at(image, left, top) + right * at(image, left + 1, top)) +
         down * ((1 - right) * at(image, left, top + 1) + right * at(image, left + 1, top + 1));
}

/// A field under a Gaussian that ends at three sigma and whose sum is 1 there.
Field smoothed(const Field& field, double sigma) {
  const int radius = static_cast<int>(std::ceil(3 * sigma));
  std::vector<double> gaussian;
  double sum = 0;
  for (int k = -radius; k <= radius; ++k) {
    sum += gaussian.emplace_back(std::exp(-k * k / (2 * sigma * sigma)));
  }
  const auto along = [&](const Field& from, int dx, int dy) {
    Field to;
    for (int y = 0; y < kSide; ++y) {
      for (int x = 0; x < kSide; ++x) {
        double number = 0;
        for (int k = -radius; k <= radius; ++k) {
          number += gaussian.at(static_cast<std::size_t>(k + radius)) / sum *
                    at(from, x + k * dx, y + k * dy);
        }
        to.push_back(number);
      }
    }
    return to;
  };
  return along(along(field, 1, 0), 0, 1);
}

/// What a Distorter is to make of an image.
Field distorted(const Field& image, const Distortion& distortion, Random& random) {
  const auto within = [&](double bound) { return bound * (2 * random.random() - 1); };
  const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
  const double x0 = within(distortion.shift);
  const double y0 = within(distortion.shift);
  const double wide = 1 + within(distortion.scaling);
  const double high = 1 + within(distortion.scaling);
  const double lean = std::tan(radians(within(distortion.skew)));
  const double angle = radians(within(distortion.rotation));
  Field right(image.size());
  Field down(image.size());
  if (distortion.alpha > 0) {
    for (std::size_t i = 0; i < image.size(); ++i) {
      const std::uint32_t bits = random.bits();
      right[i] = (bits >> 16U) / 32768.0 - 1;
      down[i] = (bits & 0xFFFFU) / 32768.0 - 1;
    }
    right = smoothed(right, distortion.sigma);
    down = smoothed(down, distortion.sigma);
  }
  Field to;
  for (int v = 0; v < kSide; ++v) {
    for (int u = 0; u < kSide; ++u) {
      const double du = u - kCentre;
      const double dv = v - kCentre;
      const double rotated_x = std::cos(angle) * du - std::sin(angle) * dv;
      const double rotated_y = std::sin(angle) * du + std::cos(angle) * dv;
      const double x = (rotated_x - lean * rotated_y) / wide;
      const double y = rotated_y / high;
      const std::size_t i = to.size();
      to.push_back(between(image, x + x0 + kCentre + distortion.alpha * right[i],
                           y + y0 + kCentre + distortion.alpha * down[i]));
    }
  }
  return to;
}

/// A blot that is nowhere steep, away from the middle.
Field blot() {
  Field image;
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      image.push_back(std::max(0.0, 1 - std::hypot((x - 17) / 9.0, (y - 10) / 7.0)));
    }
  }
  return image;
}

void expect_as_the_formulas_have_it(Distorter& distorter, const Distortion& distortion,
                                    double tolerance) {
  const Field image = blot();
  const Dataset data = testing::dataset({image}, {0}, 1);
  Random random(16);
  Random draws(16);
  for (int i = 0; i < 20; ++i) {
    const auto& got = distorter.distort(data[0], distortion, random);
    const Field expected = distorted(image, distortion, draws);
    for (std::size_t j = 0; j < expected.size(); ++j) {
      ASSERT_NEAR(got.at(j), expected.at(j), tolerance) << "image " << i << ", pixel " << j;
    }
  }
}

TEST(DistortionFormula, HoldsForEachKindOfDistortionByItselfAndForAllTogether) {
  Distorter distorter(kSide * kSide);
  expect_as_the_formulas_have_it(distorter, {.shift = 20}, 1e-5);
  expect_as_the_formulas_have_it(distorter, {.rotation = 45}, 1e-4);
  expect_as_the_formulas_have_it(distorter, {.scaling = 0.5}, 1e-5);
  expect_as_the_formulas_have_it(distorter, {.skew = 45}, 2e-3);
  expect_as_the_formulas_have_it(distorter, {.alpha = 34, .sigma = 4}, 1e-4);
  expect_as_the_formulas_have_it(distorter, {2, 15, 0.2, 15, 38, 5}, 1e-4);
}

TEST(DistortionFormula, HoldsForEachSigmaThatOneDistorterIsAskedFor) {
  Distorter distorter(kSide * kSide);
  for (const double sigma : {4.0, 2.0, 6.5, 0.5, 4.0}) {
    expect_as_the_formulas_have_it(distorter, {.alpha = 10, .sigma = sigma}, 1e-4);
  }
}

}  // namespace
}  // namespace network2
