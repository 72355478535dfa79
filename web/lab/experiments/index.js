/** The experiments, in the order of the chapter. To add one, add its file and its line here. */
import learningRates from './learning-rates.js';
import overfitting1000 from './overfitting-1000.js';
import overfitting50000 from './overfitting-50000.js';
import regularised1000 from './regularised-1000.js';
import regularised50000 from './regularised-50000.js';
import trainingSetSize from './training-set-size.js';
import weightInitialization100 from './weight-initialization-100.js';
import weightInitialization30 from './weight-initialization-30.js';

export const EXPERIMENTS = [
  overfitting1000,
  overfitting50000,
  regularised1000,
  regularised50000,
  weightInitialization30,
  weightInitialization100,
  learningRates,
  trainingSetSize,
];
