#include "network2/distortion.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "network2/exp.hpp"
#include "network2/packet.hpp"
#include "text.hpp"

namespace network2 {
namespace {

// Pixels of nothing around an image: what is clamped to the edge of them, and its right and lower
// neighbours, are among them.
constexpr std::ptrdiff_t kMargin = 2;

// Rows of displacements are smoothed in strips, whose sums do not wait for each other.
constexpr std::ptrdiff_t kStripPackets = 8;
constexpr std::ptrdiff_t kStrip = kStripPackets * kPacketSize<float>;

constexpr double kMostSigma = 20;

/// Where the Gaussian of the displacements is cut off, in pixels.
std::size_t radius_of(double sigma) { return static_cast<std::size_t>(std::ceil(3 * sigma)); }

/// The side of a square image of so many pixels; of the next larger square when there is none.
std::ptrdiff_t side_of(std::size_t input_size) {
  std::size_t side = 0;
  while (side * side < input_size) ++side;
  return static_cast<std::ptrdiff_t>(side);
}

void require(const char* name, double value, double least, double most) {
  if (value >= least && value <= most) return;
  refuse("{} must be a finite number from {} to {}, got {}", {name, least, most, value});
}

/// A number drawn evenly from -bound to bound.
float within(double bound, Random& random) {
  return static_cast<float>(bound * (2 * random.random() - 1));
}

/// The tangent of an angle of up to 45 degrees, to 1e-3.
float tangent(float degrees) {
  const float x = degrees * 0.0174532925F;
  const float x2 = x * x;
  return x * (1 + x2 * (1.0F / 3 + x2 * (2.0F / 15 + x2 * (17.0F / 315 + x2 * (62.0F / 2835)))));
}

/// Where a pixel of the distorted image takes its value from, all measured from the centre:
/// x = xx * u + xy * v + x0 and y = yx * u + yy * v + y0 for the pixel u to the right and v down.
struct Affine {
  float xx, xy, x0, yx, yy, y0;
};

Affine draw_affine(const Distortion& d, Random& random) {
  const float x0 = within(d.shift, random);
  const float y0 = within(d.shift, random);
  const float wide = 1 / (1 + within(d.scaling, random));
  const float high = 1 / (1 + within(d.scaling, random));
  const float lean = tangent(within(d.skew, random));
  // cosine and sine by the tangent of half the angle: exactly a rotation
  const float half = tangent(within(d.rotation, random) / 2);
  const float cosine = (1 - half * half) / (1 + half * half);
  const float sine = 2 * half / (1 + half * half);
  // rotated, then leaned, then scaled
  return {wide * (cosine - lean * sine),
          wide * (-sine - lean * cosine),
          x0,
          high * sine,
          high * cosine,
          y0};
}

}  // namespace

void Distortion::check(const Dataset& data) const {
  require("distortion.shift", shift, 0, 100);
  require("distortion.rotation", rotation, 0, 45);
  require("distortion.scaling", scaling, 0, 0.5);
  require("distortion.skew", skew, 0, 45);
  require("distortion.alpha", alpha, 0, 1000);
  require("distortion.sigma", sigma, 0.5, kMostSigma);
  if (is_none()) return;
  const std::ptrdiff_t side = side_of(data.input_size());
  if (static_cast<std::size_t>(side * side) != data.input_size()) {
    refuse("distortion must be left out unless the inputs are a square image, got {} inputs",
           {data.input_size()});
  }
  // Interpolation takes the difference of two pixels.
  constexpr double kBound = std::numeric_limits<float>::max() / 2;
  if (const auto beyond = data.input_beyond(kBound)) {
    refuse("distortion must be left out unless the inputs are from {} to {}, got {}",
           {-kBound, kBound, *beyond});
  }
}

Distorter::Distorter(std::size_t input_size)
    : side_(side_of(input_size)), stride_((side_ + kStrip - 1) / kStrip * kStrip) {
  const Index framed = side_ + 2 * kMargin;
  for (Index y = 0; y < side_; ++y) {
    for (Index x = 0; x < side_; ++x) {
      place_.push_back(static_cast<std::uint32_t>((y + kMargin) * framed + x + kMargin));
    }
  }
  source_.resize(static_cast<std::size_t>(framed * framed));
  image_.resize(input_size);
  gaussian_.reserve(2 * radius_of(kMostSigma) + 1);
  offsets_.resize(input_size + Example::kStep + Example::kSlack);
  inputs_.resize(offsets_.size());
  right_.resize(static_cast<std::size_t>(stride_ * stride_));
  down_ = scratch_ = right_;
}

void Distorter::spread(const Example& example) {
  example.expand(1, offsets_.data(), inputs_.data());
  std::fill(source_.begin(), source_.end(), 0.0F);
  for (std::size_t i = 0; i < example.count(); ++i) source_[place_[offsets_[i]]] = inputs_[i];
}

/// to = the transpose of `from` smoothed from above to below. What is beyond the edges is 0.
void Distorter::smooth(const std::vector<float>& from, std::vector<float>& to) const {
  const auto radius = static_cast<Index>(gaussian_.size() / 2);
  const float* weights = gaussian_.data() + radius;
  for (Index y = 0; y < side_; ++y) {
    const Index first = std::max(-radius, -y);
    const Index last = std::min(radius, side_ - 1 - y);
    for (Index x = 0; x < side_; x += kStrip) {
      // A plain array, which compilers keep in registers; see combine_columns.
      Packet<float> sums[kStripPackets] = {};  // NOLINT(modernize-avoid-c-arrays)
      const float* row = from.data() + (y + first) * stride_ + x;
      for (Index k = first; k <= last; ++k, row += stride_) {
        const Packet<float> weight = Packet<float>{} + weights[k];
        for (Index i = 0; i < kStripPackets; ++i) sums[i] += weight * load(row + 4 * i);
      }
      float* column = to.data() + x * stride_ + y;
      for (const Packet<float>& sum : sums) {
        for (Index i = 0; i < 4; ++i, column += stride_) *column = sum[i];
      }
    }
  }
}

void Distorter::draw_displacements(double sigma, Random& random) {
  if (sigma != sigma_) {
    sigma_ = sigma;
    const auto radius = static_cast<Index>(radius_of(sigma));
    gaussian_.clear();
    float sum = 0;
    for (Index k = -radius; k <= radius; ++k) {
      const auto z = static_cast<float>(static_cast<double>(k) / sigma);
      sum += gaussian_.emplace_back(network2::exp(z * z / -2));
    }
    for (float& weight : gaussian_) weight /= sum;
  }
  // One draw of 32 bits makes two numbers in (-1, 1).
  constexpr float kUnit = 1.0F / 32768;
  for (Index y = 0; y < side_; ++y) {
    for (Index i = y * stride_; i < y * stride_ + side_; ++i) {
      const std::uint32_t bits = random.bits();
      right_[static_cast<std::size_t>(i)] = static_cast<float>(bits >> 16U) * kUnit - 1;
      down_[static_cast<std::size_t>(i)] = static_cast<float>(bits & 0xFFFFU) * kUnit - 1;
    }
  }
  for (auto* field : {&right_, &down_}) {
    smooth(*field, scratch_);
    smooth(scratch_, *field);
  }
}

const std::vector<float>& Distorter::distort(const Example& example, const Distortion& distortion,
                                             Random& random) {
  spread(example);
  const Affine affine = draw_affine(distortion, random);
  if (distortion.alpha > 0) draw_displacements(distortion.sigma, random);
  const auto alpha = static_cast<float>(distortion.alpha);
  const float centre = static_cast<float>(side_ - 1) / 2;
  const Index framed = side_ + 2 * kMargin;
  const float least = 0;
  const auto most = static_cast<float>(side_ + kMargin);
  const Packet<float> ascending = {0, 1, 2, 3};
  const float origin = centre + kMargin;
  float* to = image_.data();
  for (Index v = 0; v < side_; ++v) {
    const float fv = static_cast<float>(v) - centre;
    const float row_x = affine.xy * fv + affine.x0 + origin;
    const float row_y = affine.yy * fv + affine.y0 + origin;
    for (Index u = 0; u < side_; u += 4) {
      const Packet<float> fu = ascending + (static_cast<float>(u) - centre);
      Packet<float> x = affine.xx * fu + row_x;
      Packet<float> y = affine.yx * fu + row_y;
      if (alpha > 0) {
        x += alpha * load(right_.data() + v * stride_ + u);
        y += alpha * load(down_.data() + v * stride_ + u);
      }
      x = at_most(at_least(x, least), most);
      y = at_most(at_least(y, least), most);
      const auto column = __builtin_convertvector(x, PacketOf<std::int32_t>::Type);
      const auto row = __builtin_convertvector(y, PacketOf<std::int32_t>::Type);
      const Packet<float> right = x - __builtin_convertvector(column, Packet<float>);
      const Packet<float> down = y - __builtin_convertvector(row, Packet<float>);
      const auto place = row * static_cast<std::int32_t>(framed) + column;
      const Index last = std::min<Index>(4, side_ - u);
      for (Index i = 0; i < last; ++i) {
        const float* p = source_.data() + place[i];
        const float above = p[0] + right[i] * (p[1] - p[0]);
        const float below = p[framed] + right[i] * (p[framed + 1] - p[framed]);
        *to++ = above + down[i] * (below - above);
      }
    }
  }
  return image_;
}

}  // namespace network2
