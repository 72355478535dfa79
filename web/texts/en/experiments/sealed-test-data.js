/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Tune, then open the seal: a game',
  about:
    'Get the highest accuracy you can on only 500 validation images: change η, λ, the number of hidden neurons, the epochs, even the seed, and run as often as you like. When you have your best run, bring it back and open its test data. How much of your result was the network, and how much was the choosing?',
  runs: ['η = 0.1, λ = 0'],
};
