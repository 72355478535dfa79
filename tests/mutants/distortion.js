// Distorted images.
const file = 'cpp/src/distortion.cpp';
const tests = ['distortion_formula'];

/** @type {import('../../tools/mutants.js').Mutant[]} */
export default [
  {
    name: 'sigma-cached-for-ever',
    file,
    from: 'if (sigma != sigma_) {',
    to: 'if (gaussian_.empty()) {',
    breaks: 'The first sigma holds for all later distortions.',
    tests,
  },
  {
    name: 'gaussian-ends-at-two-sigma',
    file,
    from: 'std::ceil(3 * sigma)',
    to: 'std::ceil(2 * sigma)',
    breaks: 'Displacements are less smooth than asked for.',
    tests,
  },
  {
    name: 'skew-the-other-way',
    file,
    from: 'const float lean = tangent(within(d.skew, random));',
    to: 'const float lean = -tangent(within(d.skew, random));',
    breaks: 'Strokes lean the other way: another image from the same seed.',
    tests,
  },
  {
    name: 'tangent-series-cut',
    file,
    from: '(1 + x2 * (1.0F / 3 + x2 * (2.0F / 15 + x2 * (17.0F / 315 + x2 * (62.0F / 2835)))))',
    to: '(1 + x2 * (1.0F / 3 + x2 * (2.0F / 15)))',
    breaks: 'The tangent of 45 degrees is short by three per cent.',
    tests,
  },
  {
    name: 'rotation-by-half',
    file,
    from: 'tangent(within(d.rotation, random) / 2)',
    to: 'tangent(within(d.rotation, random) / 4)',
    breaks: 'Images are rotated by half of what is asked for.',
    tests,
  },
  {
    name: 'scaling-inverted',
    file,
    from: 'const float wide = 1 / (1 + within(d.scaling, random));',
    to: 'const float wide = 1 + within(d.scaling, random);',
    breaks: 'Widths are not what the share says.',
    tests,
  },
  {
    name: 'smeared-to-the-right',
    file,
    from: 'static_cast<float>(side_ + kMargin);',
    to: 'static_cast<float>(side_ + kMargin - 1);',
    breaks:
      'Ink at the right and the lower edge is drawn out where the image moves away from there.',
    tests: ['distortion'],
  },
  {
    name: 'displacements-smoothed-once',
    file,
    from: '    smooth(scratch_, *field);\n',
    to: '    *field = scratch_;\n',
    breaks: 'Displacements are smooth along one direction only, and transposed.',
    tests,
  },
  {
    name: 'neighbour-below-not-looked-at',
    file,
    from: 'above + down[i] * (below - above)',
    to: 'above',
    breaks: 'Images move by whole pixels downwards.',
    tests,
  },
  {
    name: 'smeared-to-the-left',
    file,
    from: 'const float least = 0;',
    to: 'const float least = kMargin;',
    breaks:
      'Ink at the left and the upper edge is drawn out where the image moves away from there.',
    tests: ['distortion'],
  },
  {
    name: 'rotation-beyond-45-degrees',
    file,
    from: 'require("distortion.rotation", rotation, 0, 45);',
    to: 'require("distortion.rotation", rotation, 0, 90);',
    breaks: 'Angles are accepted for which the tangent is wrong.',
    tests: ['distortion'],
  },
  {
    name: 'skew-alone-is-none',
    file: 'cpp/include/network2/distortion.hpp',
    from: 'scaling == 0 && skew == 0 && alpha == 0',
    to: 'scaling == 0 && alpha == 0',
    breaks: 'Skew by itself has no effect.',
    tests: ['descent', 'distortion'],
  },
  {
    name: 'distorter-of-another-network',
    file: 'cpp/src/workspace.cpp',
    from: 'if (!distorter || distorter->input_size() != input_size)',
    to: 'if (!distorter)',
    breaks: 'A workspace distorts images of the size that it was first used for.',
    tests: ['descent'],
  },
];
