// The products written by hand, against Eigen's.
#include "../../cpp/src/layer.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "support.hpp"

namespace network2 {
namespace {

template <class Scalar>
class Kernels : public ::testing::Test {};
using Scalars = ::testing::Types<float, double>;
TYPED_TEST_SUITE(Kernels, Scalars);

template <class Scalar>
PaddedMatrix<Scalar> random_matrix(int rows, int cols, Random& random) {
  const Matrix<Scalar> matrix =
      Matrix<Scalar>::NullaryExpr(rows, cols, [&] { return static_cast<Scalar>(random.randn()); });
  return PaddedMatrix<Scalar>(matrix);
}

/// One type for all that is multiplied: each further one takes the compiler a second.
template <class Scalar>
Matrix<Scalar> plain(const PaddedMatrix<Scalar>& matrix) {
  return matrix.view();
}

template <class Scalar>
Matrix<Scalar> transposed(const Matrix<Scalar>& matrix) {
  return matrix.transpose();
}

/// a b. a: n x m, b: m x k.
template <class Scalar>
Matrix<Scalar> product(const Matrix<Scalar>& a, const Matrix<Scalar>& b) {
  return a * b;
}

/// scale * a + other. All of one shape.
template <class Scalar>
Matrix<Scalar> sum(Scalar scale, const Matrix<Scalar>& a, const Matrix<Scalar>& other) {
  return scale * a + other;
}

/// The column b, count times.
template <class Scalar>
Matrix<Scalar> columns(const Matrix<Scalar>& b, Eigen::Index count) {
  return b.replicate(1, count);
}

/// The numbers, and zeros all around them.
template <class Scalar>
void expect_near(const PaddedMatrix<Scalar>& got, const Matrix<Scalar>& expected) {
  const double size = std::max<double>(1, expected.cwiseAbs().maxCoeff());
  EXPECT_LT(testing::largest_difference(got.view(), expected), testing::kTolerance<Scalar> * size);
  const auto all = got.storage();
  EXPECT_TRUE((all.bottomRows(all.rows() - got.rows()).array() == Scalar(0)).all());
  for (Eigen::Index k = got.cols(); k < padded<Scalar>(got.cols()); ++k) {
    EXPECT_TRUE(std::all_of(got.column(k), got.column(k) + got.stride(),
                            [](Scalar number) { return number == 0; }));
  }
}

template <class Scalar>
Matrix<Scalar> matrix_of(const Dataset& data) {
  Matrix<Scalar> x(data.input_size(), data.size());
  for (std::size_t k = 0; k < data.size(); ++k) {
    const auto input = data.input(k);
    for (std::size_t i = 0; i < input.size(); ++i) x(i, k) = static_cast<Scalar>(input[i]);
  }
  return x;
}

TYPED_TEST(Kernels, GiveTheMatrixProductsForEveryNumberOfNeurons) {
  using Scalar = TypeParam;
  Random random(30);
  for (int n_out = 1; n_out <= 140; n_out += n_out < 40 ? 1 : 7) {
    const int n_in = 1 + n_out % 23;
    const int m = 1 + n_out % 6;
    const auto w = random_matrix<Scalar>(n_out, n_in, random);
    const auto b = random_matrix<Scalar>(n_out, 1, random);
    const auto a = random_matrix<Scalar>(n_in, m, random);
    const auto delta = random_matrix<Scalar>(n_out, m, random);

    const Matrix<Scalar> w_plain = plain(w);
    const Matrix<Scalar> b_plain = plain(b);
    const Matrix<Scalar> delta_plain = plain(delta);
    const Matrix<Scalar> b_of_each = columns(b_plain, m);

    PaddedMatrix<Scalar> z(n_out, m);
    weighted_inputs(w, b, a, z);
    expect_near<Scalar>(z, sum(Scalar(1), product(w_plain, plain(a)), b_of_each));
    PaddedMatrix<Scalar> g;
    backward_errors(w, delta, g);
    expect_near<Scalar>(g, product(transposed(w_plain), delta_plain));
    PaddedMatrix<Scalar> target = w;
    add_gradient(target, Scalar(0.75), Scalar(-0.5), delta, a);
    const Matrix<Scalar> gradient = product(delta_plain, transposed(plain(a)));
    const Matrix<Scalar> kept = Scalar(0.75) * w_plain;
    expect_near<Scalar>(target, sum(Scalar(-0.5), gradient, kept));
    target = b;
    add_bias_gradient(target, Scalar(-0.5), delta);
    const Matrix<Scalar> ones = Matrix<Scalar>::Ones(m, 1);
    expect_near<Scalar>(target, sum(Scalar(-0.5), product(delta_plain, ones), b_plain));

    const Dataset data = testing::random_dataset(static_cast<std::size_t>(m),
                                                 static_cast<std::size_t>(n_in), 2, random);
    const Matrix<Scalar> x = matrix_of<Scalar>(data);
    Workspace<Scalar> workspace;
    expand_inputs<Scalar>(testing::examples_of(data), w, workspace);
    first_weighted_inputs<Scalar>(w, Scalar(0.25), b, workspace, z);
    expect_near<Scalar>(z, sum(Scalar(0.25), product(w_plain, x), b_of_each));
    target = w;
    add_first_gradient<Scalar>(target, Scalar(2), delta, workspace);
    expect_near<Scalar>(target, sum(Scalar(2), product(delta_plain, transposed(x)), w_plain));
  }
}

TYPED_TEST(Kernels, TakeImagesWithoutAnyInk) {
  using Scalar = TypeParam;
  Random random(31);
  const auto w = random_matrix<Scalar>(30, 4, random);
  const auto b = random_matrix<Scalar>(30, 1, random);
  const Dataset data = testing::dataset({{0, 0, 0, 0}, {0, 0, 0, 1}}, {0, 1}, 2);
  Workspace<Scalar> workspace;
  expand_inputs<Scalar>(testing::examples_of(data), w, workspace);
  PaddedMatrix<Scalar> z(30, 2);
  first_weighted_inputs<Scalar>(w, Scalar(1), b, workspace, z);
  EXPECT_EQ(z.view().col(0), b.view().col(0));
  EXPECT_TRUE(z.view().col(1).isApprox(b.view().col(0) + w.view().col(3)));
}

TYPED_TEST(Kernels, TakeAnImageOfLittleInkAfterOneOfMuchInTheSameWorkspace) {
  using Scalar = TypeParam;
  Random random(32);
  const auto w = random_matrix<Scalar>(30, 9, random);
  const auto b = random_matrix<Scalar>(30, 1, random);
  Workspace<Scalar> workspace;
  for (std::size_t ink = 9; ink > 0; --ink) {
    std::vector<double> image(9);
    std::fill_n(image.begin(), ink, 0.5);
    const Dataset data = testing::dataset({image}, {0}, 1);
    expand_inputs<Scalar>(testing::examples_of(data), w, workspace);
    PaddedMatrix<Scalar> z(30, 1);
    first_weighted_inputs<Scalar>(w, Scalar(1), b, workspace, z);
    expect_near<Scalar>(z, sum(Scalar(1), product(plain(w), matrix_of<Scalar>(data)), plain(b)));
  }
}

TYPED_TEST(Kernels, BeginColumnsAtPacketsAndBlocksAtCacheLines) {
  using Scalar = TypeParam;
  for (const int rows : {1, 10, 30, 100, 512, 1024}) {
    const PaddedMatrix<Scalar> matrix(rows, 3);
    const auto address = reinterpret_cast<std::uintptr_t>(matrix.column(1));
    EXPECT_EQ(address % 16, 0U) << rows;
    if (matrix.packets() <= kBlockPackets) continue;
    EXPECT_EQ(address % 64, 0U) << rows;
    EXPECT_EQ(matrix.stride() * sizeof(Scalar) / 64 % 2, 1U) << rows;
  }
}

TYPED_TEST(Kernels, SeeANumberThatIsNotFiniteWhereverItIs) {
  using Scalar = TypeParam;
  using Limits = std::numeric_limits<Scalar>;
  Random random(31);
  auto matrix = random_matrix<Scalar>(37, 3, random);
  matrix.column(0)[0] = Limits::max();
  EXPECT_TRUE(is_finite(matrix));
  for (const Scalar wrong : {Limits::infinity(), -Limits::infinity(), Limits::quiet_NaN()}) {
    for (Eigen::Index k = 0; k < matrix.cols(); ++k) {
      for (Eigen::Index j = 0; j < matrix.rows(); ++j) {
        const Scalar before = std::exchange(matrix.column(k)[j], wrong);
        EXPECT_FALSE(is_finite(matrix)) << wrong << " at " << j << ", " << k;
        matrix.column(k)[j] = before;
      }
    }
  }
}

}  // namespace
}  // namespace network2
