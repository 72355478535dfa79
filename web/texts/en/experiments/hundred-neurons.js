/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'A hundred hidden neurons, regularised',
  setup:
    'A hundred hidden neurons, regularisation with λ = 5, a small learning rate, and 60 epochs on all 50,000 images.',
  question:
    'With 30 hidden neurons the chapter reaches about 96% on the validation data. Where does this run end?',
  about:
    'More hidden neurons, regularisation, and a smaller learning rate for twice as long: this is how far the chapter gets with the methods of its middle part. Its hyperparameters were chosen on the validation data, so the accuracy is measured there too.',
  runs: ['784 – 100 – 10'],
};
