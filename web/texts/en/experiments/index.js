/** What experiments say, by their id: one file each. */
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

/** @type {Record<string, import('../../index.js').ExperimentTexts>} */
export default {
  'cost-functions': costFunctions,
  'deep-networks': deepNetworks,
  dropout,
  'early-stopping': earlyStopping,
  'expanded-data': expandedData,
  'finding-hyperparameters': findingHyperparameters,
  'hundred-neurons': hundredNeurons,
  'l1-l2': l1L2,
  'learning-rates': learningRates,
  momentum,
  'neuron-kinds': neuronKinds,
  'overfitting-1000': overfitting1000,
  'overfitting-50000': overfitting50000,
  'plain-backprop': plainBackprop,
  'regularised-1000': regularised1000,
  'regularised-50000': regularised50000,
  schedule,
  'sealed-test-data': sealedTestData,
  'training-set-size': trainingSetSize,
  'weight-initialization-100': weightInitialization100,
  'weight-initialization-30': weightInitialization30,
};
