/**
 * What passes between the page and the training worker. The page calls the methods of
 * TrainingSession (session.js) through Comlink; while it trains the worker sends reports.
 */

/**
 * What a run is to do, complete: the lab fills in the defaults.
 * @typedef {object} Configuration
 * @property {number[]} hidden neurons of each hidden layer
 * @property {'cross-entropy'|'quadratic'} cost
 * @property {'default'|'large'} initializer
 * @property {'float32'|'float64'} precision
 * @property {number} seed of both generators
 * @property {number} eta
 * @property {'L2'|'L1'} regularization
 * @property {number} lambda
 * @property {number} miniBatchSize
 * @property {number} epochs
 * @property {number} trainingSize first so many of the 50,000 training images
 * @property {'validation'|'test'} evaluation
 * @property {import('../lib/index.d.ts').Monitor[]} monitors
 * @property {'epoch' | 'run'} monitorEvery after every epoch, or only after the last of the run
 */

/**
 * How far the training data has come; bytes of what has to be fetched.
 * @typedef {{type: 'download', received: number, total: number}} DownloadReport
 */

/**
 * Where the run stands, a few times a second. `recent` is over the mini-batches since the last
 * report: mean cost with the regularisation term, and the share of right answers.
 * @typedef {{type: 'progress', epoch: number, miniBatch: number, miniBatches: number,
 *   imagesPerSecond: number, secondsLeft: number | null, recent: {cost: number, accuracy: number} | null}} ProgressReport
 */

/**
 * An epoch (0-based) is over; the values of the monitors.
 * @typedef {{type: 'epoch', epoch: number, values: Partial<Record<import('../lib/index.d.ts').Monitor, number>>}} EpochReport
 */

/**
 * The outputs for the image on the pad, whenever the network or the image has changed.
 * @typedef {{type: 'prediction', outputs: number[] | null}} PredictionReport
 */

/** @typedef {DownloadReport | ProgressReport | EpochReport | PredictionReport} Report */

/**
 * How a call to run() ended: the run is complete; it was paused or did the step it was asked for;
 * a weight is no longer a finite number; or another network took its place.
 * @typedef {'complete' | 'paused' | 'diverged' | 'replaced'} Outcome
 */

export {};
