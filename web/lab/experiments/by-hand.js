/**
 * Experiments of the chapter that need no images: they are done by hand, beside the text that explains
 * them.
 * @typedef {object} ByHand
 * @property {string} id
 * @property {string} title
 * @property {string} topic of the article, a key of web/articles/index.js
 * @property {string} element that does it, in the article
 */

/** @type {ByHand[]} */
export const BY_HAND = [
  {
    id: 'single-neuron',
    title: 'The slow single neuron',
    topic: 'cost',
    element: 'n2-neuron',
  },
  {
    id: 'softmax',
    title: 'A softmax layer by hand',
    topic: 'neurons',
    element: 'n2-softmax',
  },
];
