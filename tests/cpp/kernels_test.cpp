// The products written by hand, against Eigen's.
#include "../../cpp/src/layer.hpp"
#include "support.hpp"

namespace network2 {
namespace {

template <class Scalar>
class Kernels : public ::testing::Test {};
using Scalars = ::testing::Types<float, double>;
TYPED_TEST_SUITE(Kernels, Scalars);

template <class Scalar>
Matrix<Scalar> random_matrix(int rows, int cols, Random& random) {
  return Matrix<Scalar>::NullaryExpr(rows, cols,
                                     [&] { return static_cast<Scalar>(random.randn()); });
}

template <class Scalar>
void expect_near(const Matrix<Scalar>& got, const Matrix<Scalar>& expected) {
  const double size = std::max<double>(1, expected.cwiseAbs().maxCoeff());
  EXPECT_LT((got - expected).cwiseAbs().maxCoeff(), testing::kTolerance<Scalar> * size);
}

TYPED_TEST(Kernels, GiveTheMatrixProductsForEveryNumberOfNeurons) {
  using Scalar = TypeParam;
  Random random(30);
  for (int n_out = 1; n_out <= 140; n_out += n_out < 40 ? 1 : 7) {
    const int n_in = 1 + n_out % 23;
    const int m = 1 + n_out % 6;
    const Matrix<Scalar> w = random_matrix<Scalar>(n_out, n_in, random);
    const Vector<Scalar> b = random_matrix<Scalar>(n_out, 1, random);
    const Matrix<Scalar> a = random_matrix<Scalar>(n_in, m, random);
    const Matrix<Scalar> delta = random_matrix<Scalar>(n_out, m, random);

    Workspace<Scalar> workspace;
    Matrix<Scalar> z(n_out, m);
    weighted_inputs(w, b, a, z);
    expect_near<Scalar>(z, (w * a).colwise() + b);
    Matrix<Scalar> g;
    backward_errors(w, delta, g);
    expect_near<Scalar>(g, w.transpose() * delta);
    Matrix<Scalar> target = w;
    add_gradient(target, Scalar(-0.5), delta, a, workspace);
    expect_near<Scalar>(target, w - Scalar(0.5) * delta * a.transpose());

    const Dataset data = testing::random_dataset(static_cast<std::size_t>(m),
                                                 static_cast<std::size_t>(n_in), 2, random);
    Matrix<Scalar> x(n_in, m);
    for (int k = 0; k < m; ++k) {
      const auto input = data.input(static_cast<std::size_t>(k));
      for (int i = 0; i < n_in; ++i) {
        x(i, k) = static_cast<Scalar>(input[static_cast<std::size_t>(i)]);
      }
    }
    const auto batch = testing::examples_of(data);
    gather_inputs<Scalar>(batch, workspace);
    first_weighted_inputs<Scalar>(w, Scalar(0.25), b, batch, workspace, z);
    expect_near<Scalar>(z, (Scalar(0.25) * w * x).colwise() + b);
    target = w;
    add_first_gradient<Scalar>(target, Scalar(2), delta, batch, workspace);
    expect_near<Scalar>(target, w + Scalar(2) * delta * x.transpose());
  }
}

}  // namespace
}  // namespace network2
