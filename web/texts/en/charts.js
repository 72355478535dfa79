/** Charts, their keys, tables and summaries. */
const SET = '{set, select, training {training} test {test} other {validation}}';

export default {
  cost: 'Cost',
  accuracy: 'Accuracy',
  nothingShown: 'Tick a run below to see its curves.',
  empty: 'The curve appears here when training starts.',
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
    'Each bar counts the weights of one size, on a logarithmic scale. The outermost bars also count all weights beyond them.',
  tinyWeights: '{share, number, percent} below 0.025',
  weightsOfRun: '{run}: {tiny}',
  ownRun: 'weights',
  ends: '{title}: {ended, number} of {runs, plural, one {# run has} other {# runs have}} ended; the table above lists the values.',
  here: '● here',
  inTheBook: '○ the book',
};
