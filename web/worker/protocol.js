/**
 * What passes between the page and the training worker. The page calls the methods of
 * TrainingSession (session.js) through Comlink; while it trains the worker sends reports.
 */

/**
 * How far the training data has come; bytes of what has to be fetched.
 * @typedef {{type: 'download', received: number, total: number}} DownloadReport
 */

/**
 * Where the run stands, a few times a second. `recent` is over the mini-batches since the last
 * report: mean cost with the regularisation term, and the share of right answers.
 * `share`: of the first eta, as the schedule has it; `seconds`: spent on training.
 * @typedef {{type: 'progress', epoch: number, miniBatch: number, miniBatches: number, share: number,
 *   imagesPerSecond: number, secondsLeft: number | null, seconds: number, recent: {cost: number, accuracy: number} | null}} ProgressReport
 */

/**
 * An epoch (0-based) is over; the values of the monitors that were watched.
 * @typedef {{type: 'epoch', epoch: number, values: Partial<Record<import('../lib/index.d.ts').Monitor, number>>}} EpochReport
 */

/**
 * How fast each layer learns after so many epochs, the first hidden layer first: the length of the
 * gradient of its biases, over the first 1,000 of the training images as they stand.
 * @typedef {{type: 'speeds', epoch: number, speeds: number[]}} SpeedsReport
 */

/**
 * How many weights of the network there are of each size, see countWeights.
 * @typedef {{type: 'weights', counts: number[]}} WeightsReport
 */

/**
 * What is inside the network as it stands, while somebody looks. sizes: of all its layers; weights: of at most the first
 * 100 neurons of the first layer, 784 each; deeper: those of each further layer, row-major [neuron][input], null where
 * there are too many to be seen; biases: of every layer; activations: of every layer for the image that is shown, the
 * image first.
 * @typedef {object} InsideReport
 * @property {'inside'} type
 * @property {number[]} sizes
 * @property {Float32Array} weights
 * @property {(Float32Array | null)[]} deeper
 * @property {Float32Array[]} biases
 * @property {Float32Array[] | null} activations
 */

/**
 * The outputs for the image on the pad, whenever a network or the image has changed: of the network
 * in training, and of the reader, which comes with the page, once that is here.
 * @typedef {{type: 'prediction', own: number[] | null, reader: number[] | null}} PredictionReport
 */

/**
 * The outputs for several images, one after another: of the network in training, and of the reader, once that is here.
 * @typedef {{own: number[][], reader: number[][] | null}} ImageReadings
 */

/**
 * The reader is here, or why it is not.
 * @typedef {{type: 'reader', problem: import('../data/fault.js').Fault | null}} ReaderReport
 */

/**
 * How the network reads each image of its evaluation data, after so many complete epochs and mini-batches, while
 * somebody looks. labels: the right answers; answers: the network's; outputs: those with which it gave them.
 * @typedef {{type: 'mistakes', epoch: number, miniBatch: number, set: 'validation' | 'test', labels: Uint8Array,
 *   answers: Uint8Array, outputs: Float32Array}} MistakesReport
 */

/**
 * eta and lambda have been changed while the run went on, or such a change has been repeated: after so
 * many complete epochs, and so many mini-batches of the next one.
 * @typedef {{type: 'change', epoch: number, miniBatch: number, eta: number, lambda: number}} ChangeReport
 */

/**
 * The run is complete: fingerprint of its network, see Network.fingerprint. With early stopping, its
 * network is from now on that of its best epoch.
 * @typedef {{type: 'end', fingerprint: string}} EndReport
 */

/**
 * What a run needs to go on from the end of an epoch to the same bits; see Training.checkpoint. After
 * an epoch, unless there was one a moment ago, and when the run is complete.
 * @typedef {{type: 'checkpoint', checkpoint: import('./training.js').Checkpoint}} CheckpointReport
 */

/**
 * What belongs to one run. It is sent with `run`, the id that the page gave the run: what comes of one
 * that is no longer wanted can be told by it.
 * @typedef {ProgressReport | EpochReport | SpeedsReport | WeightsReport | PredictionReport |
 *   InsideReport | MistakesReport | ChangeReport | EndReport | CheckpointReport} RunReport
 */

/** @typedef {(RunReport & {run: number}) | DownloadReport | ReaderReport} Report */

/**
 * Images of a set, 784 pixels each, from 0, paper, to 1, ink; and the right answers.
 * @typedef {{images: Float32Array[], labels: number[]}} Images
 */

/**
 * How a call to run() ended: the run is complete, perhaps before its last epoch where the schedule
 * ended it; it was paused or did the step it was asked for;
 * a weight is no longer a finite number; or another network took its place.
 * @typedef {'complete' | 'paused' | 'diverged' | 'replaced'} Outcome
 */

export {};
