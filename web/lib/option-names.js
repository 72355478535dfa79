/** The names of the options of training. */

/** Those that decide a step. */
export const HYPERPARAMETERS = [
  'eta',
  'lambda',
  'regularization',
  'momentum',
  'dropout',
  'distortion',
];

/** Those that make a schedule. */
export const SCHEDULE = ['schedule', 'earlyStopping'];

/** Those of every training. */
export const TRAINING = [
  ...HYPERPARAMETERS,
  ...SCHEDULE,
  ...['epochs', 'miniBatchSize', 'random', 'evaluation', 'monitor'],
];

/** All: who takes some of them is not surprised by the others, so that programs can write them down once. */
export const ANY_TRAINING = [...TRAINING, 'onEpoch', 'onProgress', 'signal', 'n'];
