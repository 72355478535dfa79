/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Find the hyperparameters: a game',
  about:
    'With η = 10 and λ = 1,000 the network does no better than guessing. Change whatever you like in the settings and start again; the fewer runs you need, the better. The hints follow the chapter’s own way out.',
  runs: ['η = 10, λ = 1,000'],
  goals: [
    'A signal: better than guessing',
    'More right than wrong',
    'It reads',
    'As good as the chapter’s 30 neurons',
    'As good as its 100',
  ],
  hints: [
    'Get quick answers first: 1,000 training images, 100 validation images, no hidden layer, a few epochs.',
    'When n drops from 50,000 to 1,000, λ has to shrink with it if the weights are to decay as before: 1,000 becomes 20.',
    'Once you have a signal, tune η. Make it ten times larger to see whether that is too large, and ten times smaller to see whether that helps.',
    'η = 1 learns. Next try a smaller λ, then add hidden neurons again, then use all the images.',
    'η = 0.5, λ = 5, 30 hidden neurons, 50,000 images: 96%. 100 neurons, η = 0.1, 60 epochs: 98%.',
  ],
};
