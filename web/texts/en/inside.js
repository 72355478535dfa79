/** What is inside the network. */
export default {
  title: 'What the first layer looks for',
  about:
    'Each picture is one {isOutput, select, true {output} other {hidden}} neuron: ink where a dark pixel excites it, colour where one inhibits it, and paper where it makes no difference. The strongest shade stands for a weight of ±{scale, number, significant2}.',
  some: 'The first {shown, number} of {neurons, number} neurons.',
  picture: 'Weights of neuron {neuron, number}',
  pictures:
    'Weights of {neurons, plural, one {# neuron} other {# neurons}}, as pictures of 28 by 28 pixels',
  waiting: 'The pictures appear when the engine is there.',
};
