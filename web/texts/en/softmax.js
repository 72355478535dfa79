/** The softmax layer beside the texts about neurons and costs. */
export default {
  title: 'A softmax layer by hand',
  about:
    'Raise one weighted input: its activation rises, and all the others fall to make room for it.',
  sum: 'Sum {sum, number, fixed3}',
  spoken: 'Activations: {activations}.',
};
