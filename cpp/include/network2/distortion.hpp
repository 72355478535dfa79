// Artificial expansion of the training data: images distorted at random.
#pragma once

#include <cstdint>
#include <vector>

#include "network2/dataset.hpp"
#include "network2/random.hpp"

namespace network2 {

/// How far training images are distorted: anew each time one is trained on, each within these
/// bounds (chapter 3, "Other techniques for regularization", "Artificially expanding the training
/// data").
struct Distortion {
  double shift = 0;     // pixels, at most, to each side; 0 to 100
  double rotation = 0;  // degrees, at most, either way; 0 to 45
  double scaling = 0;   // share, at most: 0.1 for widths and heights of 0.9 to 1.1; 0 to 0.5
  double skew = 0;      // degrees that upright strokes lean, at most, either way; 0 to 45
  // Elastic: displacements of all pixels, random and then smoothed by a Gaussian; Simard,
  // Steinkraus and Platt, "Best practices for convolutional neural networks applied to visual
  // document analysis" (2003), who took alpha 34 and sigma 4.
  double alpha = 0;  // displacements before smoothing are up to so many pixels; 0 to 1000
  double sigma = 4;  // of the Gaussian, in pixels; 0.5 to 20

  bool is_none() const {
    return shift == 0 && rotation == 0 && scaling == 0 && skew == 0 && alpha == 0;
  }

  /// Throws std::invalid_argument naming the first one out of its range, or when there is
  /// distortion but the inputs of `data` are not a square, or too large for the arithmetic of it,
  /// which is in float.
  void check(const Dataset& data) const;
};

/// Distorts square images of side x side pixels. What is beyond their edges is 0.
class Distorter {
 public:
  /// input_size: side x side.
  explicit Distorter(std::size_t input_size);

  std::size_t input_size() const { return image_.size(); }

  /// A distorted image, row by row, which the next call writes over. `distortion` must be checked;
  /// all that is random about it is drawn from `random`. Allocates nothing.
  const std::vector<float>& distort(const Example& example, const Distortion& distortion,
                                    Random& random);

 private:
  using Index = std::ptrdiff_t;

  void spread(const Example& example);
  void draw_displacements(double sigma, Random& random);
  void smooth(const std::vector<float>& from, std::vector<float>& to) const;

  Index side_;
  Index stride_;                      // side_ rounded up to whole strips
  std::vector<std::uint32_t> place_;  // of each pixel in source_
  std::vector<float> source_;         // the image with two pixels of nothing on each side
  std::vector<float> image_;
  std::vector<float> gaussian_;  // the Gaussian at -radius .. radius, of sum 1
  double sigma_ = 0;             // that gaussian_ is for
  // Displacements of the pixels, side_ rows of stride_: to the right, and down.
  std::vector<float> right_;
  std::vector<float> down_;
  std::vector<float> scratch_;
  std::vector<std::uint32_t> offsets_;  // of an example that is being spread out
  std::vector<float> inputs_;
};

}  // namespace network2
