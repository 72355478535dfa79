/** What the cross-entropy means, beside the text about costs; it comes with its view. */
export default {
  title: 'What the cross-entropy means: surprise',
  about:
    'A neuron says with what probability <i>a</i> the answer is 1. Then it learns the answer. The less probable the neuron held it to be, the greater its surprise: −ln <i>a</i> where the answer is 1, −ln(1 − <i>a</i>) where it is 0. Drag the line, or the sliders.',
  probability: 'Probability <i>a</i> given to 1',
  truth: 'Share <i>y</i> of answers 1',
  yes: 'answer 1',
  no: 'answer 0',
  mean: 'mean',
  yesNamed: 'Surprise where the answer is 1: −ln <i>a</i>',
  noNamed: 'Surprise where the answer is 0: −ln(1 − <i>a</i>)',
  meanNamed: 'Mean surprise, which is the cross-entropy <i>C</i>',
  share: '× {share, number, fixed2}',
  axis: 'probability a that the neuron gives to 1',
  vertical: 'surprise',
  sure: 'With <i>y</i> = {y, number} the answer is always {y, number}, as it is for an image whose digit is known: the mean is the surprise at that answer. It has no upper bound, so the surer a neuron is of what is wrong, the more it costs.',
  unsure:
    'The answer is 1 in {y, number, percent} of the cases. The mean is least, {least, number, fixed2}, where the neuron says just that, <i>a</i> = {y, number, fixed2}. It is not 0 even there, because no neuron can know which case comes next.',
  summary:
    'Surprise against the probability that the neuron gives to the answer 1. With a = {a, number, fixed2} and y = {y, number, fixed2} it is {yes, number, fixed2} where the answer is 1, {no, number, fixed2} where it is 0, and {mean, number, fixed2} in the mean.',
};
