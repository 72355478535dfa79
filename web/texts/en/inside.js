/** What is inside the network. */
export default {
  title: 'What the first layer looks for',
  about:
    'Each picture is one {isOutput, select, true {output} other {hidden}} neuron: ink where a dark pixel excites it, colour where one inhibits it, and paper where it makes no difference. The strongest shade stands for a weight of ±{scale, number, significant2}. The bar below is its activation for the digit shown. Choose a neuron to see it close up.',
  some: 'The first {shown, number} of {neurons, number} neurons.',
  picture: 'Neuron {neuron, number}',
  pictures:
    'Weights of {neurons, plural, one {# neuron} other {# neurons}}, as pictures of 28 by 28 pixels',
  waiting: 'The pictures appear when the engine is there.',
  caption: 'Weights of the {isOutput, select, true {output} other {hidden}} neurons. Choose one.',
  small: 'The first layer',
  closeUp: 'Neuron {neuron, number} close up',
  previous: 'Previous',
  next: 'Next',
  close: 'Close',
  digit: 'The digit',
  weights: 'Weights of the neuron',
  products: 'Weight times pixel',
  noDigit:
    'Draw a digit, or choose one of the training images, to see what this neuron makes of it.',
  sum: 'How its answer comes about',
  excited: 'Pixels that excite',
  inhibited: 'Pixels that inhibit',
  bias: 'Bias <i>b</i>',
  z: 'Weighted input <i>z</i>',
  sigmoid: 'Its activation is <i>σ</i>({z}) = {a}.',
  activation: 'Its activation ({kind}) is {a}.',
  sent: 'What it sends to {isLast, select, true {the outputs} other {the next layer}}',
  aboutSent:
    'Its activation times its weight to each of these neurons: ink where that raises its output, colour where it lowers it.',
  isOutput: 'This neuron is an output: it sends nothing on.',
  manySent: 'The next layer has too many weights to be shown here.',
  noSpeeds:
    'The layers need not learn equally fast. The page can measure it on at most 1,000 training images after each epoch.',
  measureSpeeds: 'Measure the speed of each layer',
  speedsToCome: 'They are measured when training starts, and after each epoch.',
  aboutSpeeds:
    'The length of the gradient of the layer’s biases {epoch, plural, =0 {before training} one {after # epoch} other {after # epochs}}: the longer, the faster the layer learns.',
  deeper: 'The layers that follow',
  aboutDeeper:
    'A row is a neuron, a column one of its inputs. Ink stands for weights above 0, colour for those below.',
  matrix:
    '{isOutput, select, true {Outputs} other {Layer {layer, number}}}: {neurons, plural, one {# neuron} other {# neurons}} with {inputs, plural, one {# weight} other {# weights}} each',
  largeMatrix:
    '{isOutput, select, true {The outputs have} other {Layer {layer, number} has}} {neurons, number} × {inputs, number} weights, too many to be shown.',
};
