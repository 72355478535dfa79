/** One digit through backpropagation. */
export default {
  itIs: 'It is a',
  unknown: '?',
  begin: 'Backprop, step by step',
  title: 'A {label} through backpropagation',
  about:
    'Here {costs, plural, one {a copy} other {two copies}} of your network {costs, plural, one {takes} other {take}} the digit{costs, plural, one {} other {, one copy with each cost}}, so your run is not touched. All numbers come from the engine’s own backprop.',
  'stage.forward': 'Forward',
  'stage.error': 'Output error',
  'stage.backwards': 'Backwards',
  'stage.gradient': 'Gradient',
  'stage.update': 'Update',
  'explain.forward':
    'Each neuron sums its inputs, each times its weight, adds its bias, and answers with <i>σ</i> of that.',
  'explain.error':
    'How wrong is each output? With the quadratic cost the error is multiplied by the slope of <i>σ</i>. Where an output is confidently wrong, that slope is almost 0 and little of the error is left to learn from; with the other cost none of it is lost.',
  'explain.backwards':
    'The error of a neuron is what it contributed to the errors of the next layer, along its weights, times its own slope. In the table, the length |<i>δ</i>| says how much error reaches each layer.',
  'explain.gradient':
    'The gradient of a weight is the activation of the neuron before it times the error of the neuron after it.',
  'explain.update':
    'A step down the gradient on this digit alone. Step a few times, and watch the cost of this digit fall with each cost.',
  'formula.weights':
    '∂<i>C</i>/∂<i>w</i><sub>jk</sub> = <i>a</i><sub>k</sub> <i>δ</i><sub>j</sub>,',
  'formula.biases': '∂<i>C</i>/∂<i>b</i><sub>j</sub> = <i>δ</i><sub>j</sub>',
  'formula.stepOfWeights': '<i>w</i> → <i>w</i> − <i>η</i> ∂<i>C</i>/∂<i>w</i>,',
  'formula.stepOfBiases': '<i>b</i> → <i>b</i> − <i>η</i> ∂<i>C</i>/∂<i>b</i>',
  quadratic: 'quadratic',
  'cross-entropy': 'cross-entropy',
  'log-likelihood': 'log-likelihood',
  outputs: 'Outputs',
  layer: 'Hidden layer {layer, number}',
  noHidden: 'This network has no hidden layer, so the errors of the outputs are all there is.',
  errorsOf: 'Errors of hidden layer {layer, number}, {cost}',
  strongest:
    'Of the neurons before the outputs, number {neuron, number} is the most active: <i>a</i> = {a}. These are the gradients of its weights to the outputs.',
  gradientOf: 'Weights of neuron {neuron, number}, {cost}',
  bias: 'The gradients of the biases are the errors of the outputs themselves.',
  step: 'Take a step',
  steps: '{steps, plural, =0 {No step yet} one {# step} other {# steps}}',
  wrongEta: 'η must be a number greater than 0.',
  before: 'cost before',
  now: 'cost now',
  output: 'output for {label} now',
};
