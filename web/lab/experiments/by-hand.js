/**
 * Experiments of the chapter that need no images: they are done by hand, beside the text that explains
 * them.
 * @typedef {object} ByHand
 * @property {string} id
 * @property {string} topic of the article, a key of web/texts/en/articles/index.js
 * @property {string} element that does it, in the article
 */

export const BY_HAND = /** @type {const} @satisfies {ByHand[]} */ ([
  {
    id: 'single-neuron',
    topic: 'cost',
    element: 'n2-neuron',
  },
  {
    id: 'surprise',
    topic: 'cost',
    element: 'n2-surprise',
  },
  {
    id: 'softmax',
    topic: 'neurons',
    element: 'n2-softmax',
  },
]);
