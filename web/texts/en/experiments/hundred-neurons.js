/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'A hundred hidden neurons, regularised',
  about:
    'More hidden neurons, regularisation, and a smaller learning rate for twice as long: this is how far the chapter gets with the methods of its middle part. Its hyperparameters were chosen on the validation data, so the accuracy is measured there too.',
  runs: ['784 – 100 – 10'],
};
