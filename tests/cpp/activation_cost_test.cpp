#include "network2/activation.hpp"
#include "network2/cost.hpp"
#include "network2/exp.hpp"
#include "support.hpp"

namespace network2 {
namespace {

template <class Scalar>
Matrix<Scalar> column(std::initializer_list<Scalar> numbers) {
  Matrix<Scalar> matrix(static_cast<Eigen::Index>(numbers.size()), 1);
  std::copy(numbers.begin(), numbers.end(), matrix.data());
  return matrix;
}

/// From `least` to `most`.
template <class Scalar>
void expect_exp_to_2_units(double least, double most) {
  constexpr int kSteps = 200000;
  for (int i = 0; i <= kSteps; ++i) {
    const auto x = static_cast<Scalar>(least + (most - least) * i / double{kSteps});
    const long double exact = std::exp(static_cast<long double>(x));
    const auto rounded = static_cast<Scalar>(exact);
    const Scalar ulp = std::nextafter(rounded, std::numeric_limits<Scalar>::infinity()) - rounded;
    ASSERT_LT(std::abs(static_cast<double>((network2::exp(x) - exact) / ulp)), 2) << x;
  }
}

TEST(Exp, IsRightTo2UnitsInTheLastPlace) {
  expect_exp_to_2_units<float>(-87.3, 88.3);
  expect_exp_to_2_units<double>(-708, 709);
  EXPECT_EQ(network2::exp(0.0), 1);
  EXPECT_EQ(network2::exp(0.0F), 1);
}

template <class Scalar>
void expect_same_bits_in_packets() {
  constexpr auto kSize = static_cast<int>(kPacketSize<Scalar>);
  for (int i = -2000; i < 2000; ++i) {
    Packet<Scalar> x = {};
    for (int lane = 0; lane < kSize; ++lane) x[lane] = Scalar(i) + Scalar(0.137) * Scalar(lane);
    const Packet<Scalar> packet = network2::exp(x);
    for (int lane = 0; lane < kSize; ++lane) {
      ASSERT_EQ(packet[lane], network2::exp(Scalar(x[lane]))) << x[lane];
    }
  }
}

TEST(Exp, GivesThePacketWhatItGivesTheNumber) {
  expect_same_bits_in_packets<float>();
  expect_same_bits_in_packets<double>();
  EXPECT_TRUE(std::isnan(network2::exp(Packet<float>{0, std::nanf(""), 0, 0})[1]));
}

TEST(Exp, StaysFiniteAndPassesNaNOn) {
  EXPECT_TRUE(std::isfinite(network2::exp(1e30F)));
  EXPECT_TRUE(std::isfinite(network2::exp(std::numeric_limits<double>::infinity())));
  EXPECT_GT(network2::exp(-std::numeric_limits<double>::infinity()), 0);
  EXPECT_TRUE(std::isnan(network2::exp(std::nan(""))));
}

/// What an elementwise activation makes of some numbers.
template <class Activation>
Vector<double> activations_of(std::initializer_list<double> numbers) {
  PaddedMatrix<double> z(column(numbers));
  Activation::apply(z.storage());
  return z.view().col(0);
}

TEST(Sigmoid, StaysWithin0And1HoweverLargeZIs) {
  PaddedMatrix<float> z(column<float>({-1e30F, -100, 0, 100, 1e30F}));
  Sigmoid::apply(z.storage());
  const Vector<float> a = z.view().col(0);
  EXPECT_GE(a(0), 0);
  EXPECT_LT(a(0), 1e-37F);
  EXPECT_EQ(a(2), 0.5F);
  EXPECT_EQ(a(4), 1);
}

TEST(Tanh, IsTheHyperbolicTangent) {
  const auto a = activations_of<Tanh>({-1e30, -1.5, 0, 1e-3, 0.5, 1e30});
  EXPECT_EQ(a(0), -1);
  EXPECT_NEAR(a(1), std::tanh(-1.5), 1e-15);
  EXPECT_EQ(a(2), 0);
  EXPECT_NEAR(a(3), std::tanh(1e-3), 1e-15);
  EXPECT_NEAR(a(4), std::tanh(0.5), 1e-15);
  EXPECT_EQ(a(5), 1);
}

TEST(Softmax, SumsTo1HoweverLargeZIs) {
  auto z = column<double>({1000, 1001, -1000});
  Softmax::apply(z);
  EXPECT_NEAR(z.sum(), 1, 1e-15);
  EXPECT_NEAR(z(1) / z(0), std::exp(1.0), 1e-12);
}

TEST(Softmax, GivesTheBooksSliders) {
  auto z = column<double>({2.5, -1, 3.2, 0.5});
  Softmax::apply(z);
  const double sum = std::exp(2.5) + std::exp(-1.0) + std::exp(3.2) + std::exp(0.5);
  EXPECT_NEAR(z(2), std::exp(3.2) / sum, 1e-15);
}

TEST(LeakyRelu, HasASlopeOfOneHundredthBelowZeroAndPassesNaNOn) {
  const auto a = activations_of<LeakyRelu>({-2, 0, 3, std::nan(""), -HUGE_VAL});
  EXPECT_EQ(a(0), -0.02);
  EXPECT_EQ(a(1), 0);
  EXPECT_EQ(a(2), 3);
  EXPECT_TRUE(std::isnan(a(3)));
  EXPECT_EQ(a(4), -HUGE_VAL);
}

TEST(Relu, PassesNaNOnSoThatDivergenceIsSeen) {
  const auto a = activations_of<Relu>({-1, 2, std::nan("")});
  EXPECT_EQ(a(0), 0);
  EXPECT_EQ(a(1), 2);
  EXPECT_TRUE(std::isnan(a(2)));
}

TEST(QuadraticCost, IsHalfTheSquaredDistance) {
  EXPECT_DOUBLE_EQ(QuadraticCost::fn(column({0.5, 1.0}), column({0.0, 3.0})), 0.125 + 2);
}

TEST(CrossEntropyCost, IsZeroWhereTheAnswerIsExactlyRight) {
  EXPECT_EQ(CrossEntropyCost::fn(column({0.0, 1.0}), column({0.0, 1.0})), 0);
}

template <class Scalar>
void expect_finite_when_exactly_wrong() {
  using Limits = std::numeric_limits<Scalar>;
  const double one_for_zero = CrossEntropyCost::fn(column({Scalar(1)}), column({Scalar(0)}));
  const double zero_for_one = CrossEntropyCost::fn(column({Scalar(0)}), column({Scalar(1)}));
  EXPECT_DOUBLE_EQ(one_for_zero, -std::log(Limits::epsilon() / 2.0));
  EXPECT_DOUBLE_EQ(zero_for_one, -std::log(static_cast<double>(Limits::min())));
}

TEST(CrossEntropyCost, IsFiniteWhereTheAnswerIsExactlyWrong) {
  expect_finite_when_exactly_wrong<float>();
  expect_finite_when_exactly_wrong<double>();
}

TEST(CrossEntropyCost, IsTheSumOfLogarithmsHoweverManyAndHoweverSmall) {
  const auto y = Matrix<double>::Zero(300, 4);
  Matrix<double> a = Matrix<double>::Constant(300, 4, 1 - 1e-12);
  EXPECT_NEAR(CrossEntropyCost::fn(a, y), -1200 * std::log(1 - a(0, 0)), 1e-9);
  a(5, 2) = 1e-300;
  const Matrix<double> hundredths = Matrix<double>::Constant(300, 4, 0.01);
  const Matrix<double> ones = Matrix<double>::Ones(300, 4);
  EXPECT_NEAR(CrossEntropyCost::fn(hundredths, ones), 1200 * std::log(100.0), 1e-9);
  const double expected = -1199 * std::log(a(0, 0)) - std::log(1e-300);
  EXPECT_NEAR(CrossEntropyCost::fn(a, ones), expected, 1e-9);
  EXPECT_DOUBLE_EQ(CrossEntropyCost::fn(column({0.25}), column({0.5})),
                   -0.5 * std::log(0.25) - 0.5 * std::log(0.75));
}

TEST(LogLikelihoodCost, LooksAtTheRightNeuronOnly) {
  EXPECT_DOUBLE_EQ(LogLikelihoodCost::fn(column({0.25, 0.75}), column({1.0, 0.0})), std::log(4.0));
  EXPECT_TRUE(std::isfinite(LogLikelihoodCost::fn(column({0.0, 1.0}), column({1.0, 0.0}))));
}

TEST(Costs, HaveNaNWhereAnActivationIsNaN) {
  const auto nan = column({std::nan("")});
  const auto y = column({1.0});
  EXPECT_TRUE(std::isnan(QuadraticCost::fn(nan, y)));
  EXPECT_TRUE(std::isnan(CrossEntropyCost::fn(nan, y)));
  EXPECT_TRUE(std::isnan(LogLikelihoodCost::fn(nan, y)));
}

}  // namespace
}  // namespace network2
