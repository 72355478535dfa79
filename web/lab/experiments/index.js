/** The experiments, in the order of the chapter. To add one, add its file and its line here. */
import costFunctions from './cost-functions.js';
import deepNetworks from './deep-networks.js';
import dropout from './dropout.js';
import earlyStopping from './early-stopping.js';
import expandedData from './expanded-data.js';
import findingHyperparameters from './finding-hyperparameters.js';
import hundredNeurons from './hundred-neurons.js';
import l1L2 from './l1-l2.js';
import learningRates from './learning-rates.js';
import momentum from './momentum.js';
import neuronKinds from './neuron-kinds.js';
import overfitting1000 from './overfitting-1000.js';
import overfitting50000 from './overfitting-50000.js';
import plainBackprop from './plain-backprop.js';
import regularised1000 from './regularised-1000.js';
import regularised50000 from './regularised-50000.js';
import schedule from './schedule.js';
import sealedTestData from './sealed-test-data.js';
import trainingSetSize from './training-set-size.js';
import weightInitialization100 from './weight-initialization-100.js';
import weightInitialization30 from './weight-initialization-30.js';

export const EXPERIMENTS = [
  costFunctions,
  overfitting1000,
  overfitting50000,
  regularised1000,
  regularised50000,
  hundredNeurons,
  l1L2,
  dropout,
  expandedData,
  weightInitialization30,
  weightInitialization100,
  findingHyperparameters,
  sealedTestData,
  learningRates,
  earlyStopping,
  schedule,
  momentum,
  neuronKinds,
  deepNetworks,
  trainingSetSize,
  plainBackprop,
];
