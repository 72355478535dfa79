/** Charts, their keys, tables and summaries. */
const SET = '{set, select, training {training} test {test} other {validation}}';

export default {
  cost: 'Cost',
  accuracy: 'Accuracy',
  nothingShown: 'Tick a run below to see its curves.',
  empty: 'The curve appears here when training starts.',
  draw: '{kind, select, curve {Draw the curve that you expect here.} other {Drag the line here to the accuracy that you expect at the end.}}',
  incomparable:
    'With λ > 0 the two costs cannot be compared, because the regularisation term is divided by the size of the set that it is evaluated on, and the two sets differ in size.',
  table: 'Table',
  noEpoch: 'No epoch has ended yet.',
  epochs: 'epochs',
  epoch: 'Epoch',
  trainingImages: 'training images',
  miniBatches: 'mini-batches',
  data: `${SET} data`,
  thickAndThin: `Thick: ${SET} data; thin: training data`,
  source: '{source, select, goal {the goal} other {the book}}',
  column: '{set, select, training {Training} test {Test} other {Validation}} data',
  costByEpoch: 'Cost by epoch.',
  accuracyByEpoch: 'Accuracy by epoch.',
  at: 'at epoch {epoch, number}',
  series: `On ${SET} data: {first} after epoch {firstEpoch, number}, {last} after epoch {lastEpoch, number}, {kind, select, cost {lowest} other {highest}} {best} after epoch {bestEpoch, number}.`,
  speeds: 'Speed of each layer',
  speedsSummary: 'Speed of learning by layer. {layers}',
  speedsOfLayer:
    'The {layer}: {first, number, significant2} at first, {last, number, significant2} after epoch {epoch, number}.',
  hiddenLayer: 'hidden layer {layer, number}',
  outputLayer: 'output layer',
  aboutSpeeds:
    'The length of the gradient of the layer’s biases, measured on at most 1,000 training images. The axis is logarithmic: equal distances are equal ratios.',
  weights: 'Weights by size',
  aboutWeights:
    'Each bar is the share of the weights of one size, on the same linear axis for every run. The bar about 0 is broken where it is higher than the axis; weights above 1.025 in size are counted, not drawn.',
  tinyWeights: '{share, number, percent} below 0.025',
  largeWeights: '{share, number, percent1} above 1.025',
  weightsOfRun: '{run}: of its weights {sizes} in size',
  ownRun: 'weights',
  ends: '{title}: {ended, number} of {runs, plural, one {# run has} other {# runs have}} ended; the table above lists the values.',
  here: '● here',
  inTheBook: '○ the book',
};
