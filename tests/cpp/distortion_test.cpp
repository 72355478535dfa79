#include "network2/distortion.hpp"

#include <numeric>

#include "network2/sgd.hpp"
#include "support.hpp"

namespace network2 {
namespace {

using testing::expect_refusal;

constexpr int kSide = 28;
constexpr double kCentre = (kSide - 1) / 2.0;

/// An image with ink at these places, measured in pixels to the right of and below the top left
/// pixel.
Dataset image_of(const std::vector<std::pair<int, int>>& places) {
  std::vector<double> image(kSide * kSide);
  for (const auto& [x, y] : places) image.at(static_cast<std::size_t>(y * kSide + x)) = 1;
  return testing::dataset({image}, {0}, 1);
}

struct Point {
  double x = 0;
  double y = 0;
};

/// Where the ink of an image is, on average, measured from the centre.
Point centre_of_mass(const std::vector<float>& image) {
  Point sum;
  double mass = 0;
  for (int i = 0; i < kSide * kSide; ++i) {
    const double ink = image.at(static_cast<std::size_t>(i));
    mass += ink;
    sum.x += ink * (i % kSide - kCentre);
    sum.y += ink * (static_cast<double>(i / kSide) - kCentre);
  }
  return {sum.x / mass, sum.y / mass};
}

/// Where a dot of ink goes in `count` distortions.
std::vector<Point> wanderings(int x, int y, const Distortion& distortion, int count) {
  const Dataset dot = image_of({{x, y}, {x + 1, y}, {x, y + 1}, {x + 1, y + 1}});
  Distorter distorter(kSide * kSide);
  Random random(5);
  std::vector<Point> points;
  for (int i = 0; i < count; ++i) {
    points.push_back(centre_of_mass(distorter.distort(dot[0], distortion, random)));
  }
  return points;
}

TEST(Distortion, MovesInkOutOfTheImageAtEveryEdgeInsteadOfSmearingIt) {
  constexpr int kLast = kSide - 1;
  constexpr int kMiddle = kSide / 2;
  for (const auto& [x, y] : std::vector<std::pair<int, int>>{
           {0, kMiddle}, {kLast, kMiddle}, {kMiddle, 0}, {kMiddle, kLast}}) {
    const Dataset dot = image_of({{x, y}});
    Distorter distorter(kSide * kSide);
    Random random(6);
    for (int i = 0; i < 200; ++i) {
      const auto& image = distorter.distort(dot[0], {.shift = 5}, random);
      EXPECT_LE(std::accumulate(image.begin(), image.end(), 0.0), 1.0001) << x << ", " << y;
    }
  }
}

TEST(Distortion, OfNothingLeavesTheImageAsItIs) {
  Random random(1);
  const Dataset data = testing::random_dataset(1, kSide * kSide, 2, random);
  Distorter distorter(kSide * kSide);
  const auto& image = distorter.distort(data[0], {}, random);
  const auto expected = data.input(0);
  for (std::size_t i = 0; i < image.size(); ++i) {
    EXPECT_EQ(image[i], static_cast<float>(expected[i])) << i;
  }
}

TEST(Distortion, ShiftsByUpToItsBoundEachWay) {
  double most = 0;
  for (const Point& at : wanderings(13, 13, {.shift = 3}, 500)) {
    EXPECT_LE(std::max(std::abs(at.x), std::abs(at.y)), 3.001);
    most = std::max(most, at.x);
  }
  EXPECT_GT(most, 2.8);
}

TEST(Distortion, RotatesAboutTheCentreByUpToItsBoundEitherWay) {
  double most = 0;
  double least = 0;
  for (const Point& at : wanderings(22, 13, {.rotation = 30}, 500)) {
    EXPECT_NEAR(std::hypot(at.x, at.y), 9, 0.05);
    const double degrees = std::atan2(at.y, at.x) * 180 / 3.14159265358979;
    most = std::max(most, degrees);
    least = std::min(least, degrees);
  }
  EXPECT_NEAR(most, 30, 1);
  EXPECT_NEAR(least, -30, 1);
}

TEST(Distortion, ScalesWidthAndHeightEachByUpToItsShare) {
  double widest = 0;
  double narrowest = 99;
  for (const Point& at : wanderings(21, 21, {.scaling = 0.25}, 500)) {
    widest = std::max(widest, at.x / at.y);
    narrowest = std::min(narrowest, at.x / at.y);
    EXPECT_GE(at.x, 8 * 0.74);
    EXPECT_LE(at.x, 8 * 1.26);
  }
  EXPECT_GT(widest, 1.4);
  EXPECT_LT(narrowest, 0.7);
}

TEST(Distortion, SkewsSoThatUprightStrokesLeanByUpToItsBound) {
  double most = 0;
  for (const Point& at : wanderings(13, 22, {.skew = 45}, 500)) {
    EXPECT_NEAR(at.y, 9, 0.01);
    most = std::max(most, std::abs(at.x));
  }
  EXPECT_NEAR(most, 9, 0.2);
}

TEST(Distortion, ElasticDisplacementsHaveTheSpreadOfSmoothedNoise) {
  // Noise uniform in (-1, 1) has variance 1/3; a Gaussian of sigma leaves 1/(4 pi sigma^2) of it.
  const double expected = 34 * std::sqrt(1.0 / 3 / (4 * 3.14159265358979 * 4 * 4));
  double squares = 0;
  const auto points = wanderings(13, 13, {.alpha = 34, .sigma = 4}, 2000);
  for (const Point& at : points) squares += at.x * at.x + at.y * at.y;
  const double spread = std::sqrt(squares / (2.0 * static_cast<double>(points.size())));
  EXPECT_NEAR(spread / expected, 1, 0.06);
}

TEST(Distortion, ElasticDisplacementsOfNeighboursAreAlikeAndOfDistantPixelsAreNot) {
  const Dataset near_by = image_of({{12, 13}});
  const Dataset neighbour = image_of({{13, 13}});
  const Dataset distant = image_of({{21, 5}});
  Distorter distorter(kSide * kSide);
  const auto displacement = [&](const Dataset& data, std::uint32_t seed) {
    Random random(seed);
    const Point at = centre_of_mass(distorter.distort(data[0], {.alpha = 20}, random));
    Random still(seed);
    const Point from = centre_of_mass(distorter.distort(data[0], {.alpha = 0.001}, still));
    return at.x - from.x;
  };
  double to_neighbour = 0;
  double to_distant = 0;
  for (std::uint32_t seed = 0; seed < 50; ++seed) {
    const double here = displacement(near_by, seed);
    to_neighbour += std::abs(displacement(neighbour, seed) - here);
    to_distant += std::abs(displacement(distant, seed) - here);
  }
  EXPECT_LT(to_neighbour, to_distant / 2);
}

TEST(Distortion, IsDrawnAnewEachTimeAndTheSameFromTheSameSeed) {
  const Dataset dot = image_of({{10, 10}, {10, 11}});
  Distorter distorter(kSide * kSide);
  const Distortion all{1, 8, 0.1, 6, 30, 4};
  Random random(3);
  const auto first = distorter.distort(dot[0], all, random);
  const auto second = distorter.distort(dot[0], all, random);
  EXPECT_NE(first, second);
  Random again(3);
  EXPECT_EQ(distorter.distort(dot[0], all, again), first);
}

TEST(Distortion, IsRefusedOutOfItsRangeAndForInputsThatAreNoSquareImage) {
  const auto check = [](const Distortion& distortion, std::size_t inputs) {
    Hyperparameters hyperparameters;
    hyperparameters.eta = 1;
    hyperparameters.distortion = distortion;
    hyperparameters.check(testing::dataset({std::vector<double>(inputs)}, {0}, 2));
  };
  expect_refusal([&] { check({.rotation = 46}, 784); },
                 "distortion.rotation must be a finite number from 0 to 45, got 46");
  expect_refusal([&] { check({.alpha = std::nan("")}, 784); }, "distortion.alpha");
  expect_refusal([&] { check({.alpha = 34, .sigma = 0}, 784); },
                 "distortion.sigma must be a finite number from 0.5 to 20, got 0");
  expect_refusal([&] { check({.shift = 1}, 785); },
                 "distortion must be left out unless the inputs are a square image, got 785");
  EXPECT_NO_THROW(check({}, 785));
}

TEST(Distortion, IsRefusedForInputsTooLargeToInterpolateBetween) {
  Hyperparameters hyperparameters;
  hyperparameters.eta = 1;
  hyperparameters.distortion.shift = 1;
  EXPECT_NO_THROW(hyperparameters.check(testing::dataset({{1.7e38}}, {0}, 2)));
  expect_refusal([&] { hyperparameters.check(testing::dataset({{-1.8e38}}, {0}, 2)); },
                 "distortion must be left out unless the inputs are from -1.70141e+38 to "
                 "1.70141e+38, got -1.8e+38");
}

template <class Scalar>
Parameters<Scalar> trained(std::size_t at_a_time, const Distortion& distortion) {
  Random random(8);
  Dataset data = testing::random_dataset(20, 16, 3, random);
  Network<Scalar> network({16, 5, 3}, {}, random);
  Hyperparameters hyperparameters;
  hyperparameters.eta = 0.5;
  hyperparameters.distortion = distortion;
  Sgd<Scalar> descent(network, data, 4, random);
  while (descent.epoch() < 2) descent.train(at_a_time, hyperparameters);
  return network.parameters();
}

TEST(Distortion, TrainsTheSameWayHoweverItIsCutIntoSteps) {
  const Distortion distortion{1, 10, 0.1, 5, 10, 2};
  EXPECT_EQ(trained<float>(1, distortion).weights[0], trained<float>(5, distortion).weights[0]);
  EXPECT_NE(trained<float>(1, distortion).weights[0], trained<float>(1, {}).weights[0]);
}

TEST(Distortion, OfAnyKindByItselfIsTrainedOn) {
  const auto plain = trained<double>(5, {}).weights[0];
  for (const Distortion& distortion : std::initializer_list<Distortion>{
           {.shift = 1}, {.rotation = 10}, {.scaling = 0.1}, {.skew = 5}, {.alpha = 10}}) {
    EXPECT_NE(trained<double>(5, distortion).weights[0], plain);
  }
}

TEST(Distortion, IsTheSameForBothPrecisions) {
  const Distortion distortion{1, 10, 0.1, 5, 10, 2};
  const Matrix<double> in_double = trained<double>(5, distortion).weights[0];
  const Matrix<float> in_float = trained<float>(5, distortion).weights[0];
  EXPECT_LT(testing::largest_difference(in_double, in_float), 1e-5);
}

}  // namespace
}  // namespace network2
