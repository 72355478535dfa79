/** The articles, in the order in which they are best read. To add one, add its file and its line here. */

/** @type {Record<string, import('../../index.js').Article>} by topic, which is the name of the file */
export default {
  start: {
    title: 'What this page does',
    load: () => import('./start.html?article'),
  },
  cost: {
    title: 'Two costs, and how fast they learn',
    load: () => import('./cost.html?article'),
  },
  overfitting: {
    title: 'Overfitting',
    load: () => import('./overfitting.html?article'),
  },
  regularisation: {
    title: 'Regularisation',
    load: () => import('./regularisation.html?article'),
  },
  expansion: {
    title: 'More training data from the same images',
    load: () => import('./expansion.html?article'),
  },
  initialisation: {
    title: 'The first weights',
    load: () => import('./initialisation.html?article'),
  },
  hyperparameters: {
    title: 'Choosing hyperparameters',
    load: () => import('./hyperparameters.html?article'),
  },
  neurons: {
    title: 'Kinds of neuron',
    load: () => import('./neurons.html?article'),
  },
  deep: {
    title: 'Why deep networks learn unevenly',
    load: () => import('./deep.html?article'),
  },
};
