/**
 * The public JavaScript API of the package `network2-lab` (its root export), as other people's
 * code calls it. It is a contract: names, shapes, units and meaning stay as written here. Adding to it is free;
 * where it is silent, do what a user of network2.py and of a modern ES module would expect.
 *
 * Words are those of network2.py and of the book: eta (learning rate), lambda (regularisation),
 * miniBatchSize, epochs, nabla (gradient), evaluation data, training data.
 *
 * Every function throws a RangeError or TypeError that names the argument, the value it got and what is allowed
 * (`eta must be a finite number > 0, got NaN`), and a RangeError where there is not enough memory; `sgd` also throws
 * what `onEpoch` throws. A call that throws has changed nothing: no weight, no order of a set, no generator.
 *
 * Objects are made by the constructors and functions below; `new Dataset(…)` and the like are refused.
 */

export interface LoadOptions {
  /** Where the .wasm file is, when it does not stand beside the module. */
  wasmUrl?: string | URL;
  /** The bytes of the .wasm file, when the caller has them already. */
  wasmBinary?: BufferSource;
}

/** Loads the engine. Node: reads the .wasm from disk. Browser, worker: fetches it. Each call gives an engine of its own. */
export function loadNetwork2(options?: LoadOptions): Promise<Network2>;

export interface Network2 {
  Network: NetworkConstructor;
  Dataset: DatasetConstructor;
  Random: RandomConstructor;
  Sgd: SgdConstructor;
  Schedule: ScheduleConstructor;
  /** Bytes of WebAssembly memory that the engine has; it grows when needed and never shrinks. */
  memorySize(): number;
}

/**
 * The two generators that network2.py draws from: Python's `random` and `numpy.random`, both seeded with `seed`.
 * Same seed, same draws as Python gives, so same initial weights and same order of the mini-batches.
 * A Random goes on from where it stands: two networks made from one Random differ.
 */
export interface RandomConstructor {
  /** A state is refused, naming the part, where it is none that generators have. */
  new (seed: number | RandomState): Random;
}
export interface Random {
  /** Next double in [0, 1): Python's random.random(). */
  random(): number;
  /** Next standard normal: numpy.random.randn(). */
  randn(): number;
  /** In-place shuffle of an array: random.shuffle of Python 2.7, which network2.py was written for. */
  shuffle<T>(array: T[]): T[];
  /** Both generators as they stand, to go on from to the bit; `new Random(state)` takes it. Structured-cloneable. */
  readonly state: RandomState;
  delete(): void;
}
/** As Python's random.getstate()[1] and NumPy's random.get_state()[1:3] have them; taken from there, they go on as there. */
export interface RandomState {
  python: Uint32Array; // 624 words and the position
  numpy: Uint32Array; // likewise
  gauss: number | null; // NumPy's second normal, when one is left
}

export interface DatasetConstructor {
  /** From the bytes of two IDX files (uncompressed): images (magic 0x00000803, n x rows x cols, unsigned byte) and
   *  labels (magic 0x00000801). A pixel p becomes p / 256, as in the book's mnist.pkl.gz. */
  fromIdx(images: Uint8Array, labels: Uint8Array): Dataset;
  /** From n x inputSize numbers, one example after another, and n labels in [0, classes). Keeps the precision of `inputs`.
   *  A set with numbers that float32 does not have (1e300) is refused by networks of that precision, and where images
   *  are distorted. */
  fromArrays(data: {
    inputs: Float32Array | Float64Array;
    labels: Uint8Array | number[];
    inputSize: number;
    classes: number;
  }): Dataset;
  /** The examples of several sets, one set after another; the examples themselves are shared, not copied. */
  concat(datasets: Dataset[]): Dataset;
}
export interface Dataset {
  readonly size: number; // examples
  readonly inputSize: number; // 784 for MNIST
  readonly classes: number; // 10 for MNIST
  input(index: number): Float64Array; // a copy, length inputSize
  label(index: number): number;
  /** Examples begin..end-1, like Array.prototype.slice. The slice has an order of its own. */
  slice(begin: number, end?: number): Dataset;
  delete(): void;
}

export type Cost = 'quadratic' | 'cross-entropy' | 'log-likelihood';
export type Activation = 'sigmoid' | 'tanh' | 'relu' | 'leaky-relu' | 'softmax' | 'linear'; // leaky-relu: slope 0.01 below 0

export interface NetworkOptions {
  cost?: Cost; // default 'cross-entropy'
  hidden?: Activation; // default 'sigmoid'
  output?: Activation; // default 'sigmoid'
  precision?: 'float32' | 'float64'; // default 'float32'; 'float64' is network2.py's own
  random?: Random; // or
  seed?: number; // a fresh Random(seed); default 0
}

export interface Hyperparameters {
  eta: number; // > 0
  lambda?: number; // >= 0, default 0
  regularization?: 'L1' | 'L2'; // default 'L2'
  momentum?: number; // mu of the book, in [0, 1), default 0
  dropout?: number; // probability that a hidden neuron is left out, in [0, 1), default 0
  distortion?: Distortion; // of the training images, which must be square; default none
}

/**
 * Artificial expansion of the training data: each time an image is trained on it is distorted anew, at random within
 * these bounds. The pixels are those of a square image, row by row; what comes in from beyond its edges is 0.
 */
export interface Distortion {
  shift?: number; // pixels, to each side; 0 to 100, default 0
  rotation?: number; // degrees, either way; 0 to 45, default 0
  scaling?: number; // share of width and of height, each; 0.1 for 0.9 to 1.1; 0 to 0.5, default 0
  skew?: number; // degrees that upright strokes lean, either way; 0 to 45, default 0
  /** Elastic, as of Simard, Steinkraus and Platt (2003), who took alpha 34 and sigma 4: each pixel is displaced by up to
   *  alpha pixels each way, and the displacements smoothed by a Gaussian of standard deviation sigma pixels. */
  alpha?: number; // 0 to 1000, default 0
  sigma?: number; // 0.5 to 20, default 4
}

export interface ScheduleOptions {
  /** How eta changes. 'stepwise' and earlyStopping need 'evaluationAccuracy' among the monitors. */
  schedule?: {
    /** 'stepwise': times `factor` whenever the evaluation accuracy has not improved for `patience` epochs, until it has
     *  fallen to `stopAt` of the first eta, which ends training. 'linear': along a straight line that would reach 0
     *  after the last epoch. */
    kind?: 'constant' | 'stepwise' | 'linear'; // default 'constant'
    patience?: number; // >= 1, default 10
    factor?: number; // in (0, 1), default 0.5
    stopAt?: number; // in [0, 1), default 1/128
  };
  earlyStopping?: number; // epochs without improvement that end training; default 0: none do
}

export type Monitor = 'evaluationCost' | 'evaluationAccuracy' | 'trainingCost' | 'trainingAccuracy';

export interface SgdOptions extends Hyperparameters, ScheduleOptions {
  epochs: number;
  miniBatchSize: number;
  random?: Random; // shuffles; default: the network's own
  evaluation?: Dataset;
  monitor?: Monitor[]; // default []
  /** Called after each epoch (0-based). Return false to stop. What it throws, `sgd` throws, and the network, the order
   *  of the training data and the generator are again as they were before `sgd`. */
  onEpoch?: (epoch: number, values: Partial<Record<Monitor, number>>) => void | boolean;
}

/** One entry per epoch; empty where not monitored. Costs are floats; accuracies are COUNTS of right answers, as in network2.py. */
export type History = Record<Monitor, number[]>;

/** What network2.py's Network.save writes and load reads. */
export interface SavedNetwork {
  sizes: number[];
  weights: number[][][]; // [layer][neuron][input]
  biases: number[][][]; // [layer][neuron][1]
  cost: 'QuadraticCost' | 'CrossEntropyCost' | string; // 'LogLikelihoodCost' is ours
  hidden?: Activation; // ours; written where an activation
  output?: Activation; // is not network2.py's sigmoid
}

export interface NetworkConstructor {
  /** sizes: neurons per layer, input first: [784, 30, 10]. Draws biases, then weights, with the default initializer. */
  new (sizes: number[], options?: NetworkOptions): Network;
  /** Reads a file saved by network2.py, or by toJSON(). */
  fromJSON(saved: SavedNetwork, options?: { precision?: 'float32' | 'float64' }): Network;
}

/** One number for each weight and bias, in the precision of the network; weights[l] is row-major [neuron][input]. */
export interface Parameters {
  weights: (Float32Array | Float64Array)[];
  biases: (Float32Array | Float64Array)[];
}

export interface Network {
  readonly sizes: number[];
  readonly cost: Cost;
  readonly hidden: Activation;
  readonly output: Activation;
  readonly precision: 'float32' | 'float64';
  /** Gaussian, mean 0, standard deviation 1/sqrt(inputs of the neuron); biases standard deviation 1. */
  defaultWeightInitializer(random?: Random): void;
  /** Gaussian, mean 0, standard deviation 1. */
  largeWeightInitializer(random?: Random): void;

  /** The outputs for sizes[0] numbers, which the network's precision has to have: float32 has none above 3.4e38. */
  feedforward(input: ArrayLike<number>): Float64Array;
  /** Copies of all parameters; weights[l] is row-major [neuron][input]. */
  parameters(): Parameters;
  /** Puts others in their place: finite numbers, in arrays of the same lengths. Momentum starts from rest. */
  setParameters(parameters: { weights: ArrayLike<number>[]; biases: ArrayLike<number>[] }): void;
  /** Gradient of the cost of one example, without regularisation; nablaW[l] is row-major [neuron][input]. */
  backprop(
    input: ArrayLike<number>,
    label: number,
  ): { nablaB: Float64Array[]; nablaW: Float64Array[] };
  /** One step of gradient descent on all of `batch`. n: size of the whole training set, for the regularisation term. */
  updateMiniBatch(batch: Dataset, options: Hyperparameters & { n?: number }): void;
  /** Trains. Shuffles `training` in place each epoch, so that a second call goes on from the order the first one left.
   *  Throws a RangeError when the network diverges. */
  sgd(training: Dataset, options: SgdOptions): History;

  /** Mean cost of the examples plus the regularisation term divided by data.size, as network2.py's total_cost. */
  totalCost(data: Dataset, lambda?: number, regularization?: 'L1' | 'L2'): number;
  /** The regularisation term of the cost of n examples: lambda/n times 1/2 sum w^2 (L2) or sum |w| (L1). */
  regularizationCost(n: number, lambda: number, regularization?: 'L1' | 'L2'): number;
  /** How many examples are classified right. */
  accuracy(data: Dataset): number;

  /** How fast each layer learns, the first hidden layer first: the length of the gradient of its biases, of the mean cost
   *  of the examples, without regularisation. Chapter 5 of the book, "The vanishing gradient problem". */
  gradientNorms(data: Dataset): number[];
  /** The same a few examples at a time, of a copy of the network as it stands and of the present order of the data, so
   *  that training may go on meanwhile. */
  watchGradientNorms(data: Dataset): GradientNorms;

  /** Whether every weight and bias is a finite number; after divergence some are not. */
  isFinite(): boolean;

  toJSON(): SavedNetwork;
  /** The first 16 hex digits of SHA-256 over all biases and weights, layer by layer, biases before weights, row by row,
   *  as little-endian float32 or float64 by the network's precision; the same in every engine. Of the network as it
   *  stands when it is asked for. */
  fingerprint(): Promise<string>;
  delete(): void;
}

/**
 * Stochastic gradient descent that the caller drives, a few mini-batches at a time: for programs that have to
 * answer between them, or change the hyperparameters on the way. `Network.sgd` does the same in one call.
 */
export interface SgdConstructor {
  /** With `state`, it goes on from the end of an epoch, to the bit, when `network` has the parameters and `random` the
   *  state that they had then: `training`, made as it was made then, is put into its order of then, whatever its present
   *  one, and the network gets its velocities. */
  new (
    network: Network,
    training: Dataset,
    options: { miniBatchSize: number; random: Random; state?: SgdState },
  ): Sgd;
}
/** What, besides parameters and generator, decides how a training goes on from the end of an epoch. Structured-cloneable. */
export interface SgdState {
  epoch: number; // complete epochs
  order: Uint32Array; // which example of the set as it was made stands where
  velocities: Parameters | null; // of momentum; null where the last step had none
}
export interface Sgd {
  readonly epoch: number; // complete epochs
  readonly miniBatch: number; // done of the current epoch
  readonly miniBatches: number; // per epoch; the last one may be short
  /** To go on from. At the end of an epoch only; within one, asking for it throws a RangeError. */
  readonly state: SgdState;
  /** Trains on the next `count` mini-batches, or fewer where the epoch ends before; returns how many. An epoch
   *  begins with a shuffle of the training data. Nothing checks for divergence here: see Network.isFinite. */
  train(count: number, hyperparameters: Hyperparameters): number;
  /** From now on sums up the score of the mini-batches, each from before its update. */
  keepScore(): void;
  /** Sums since the last call: costs (without regularisation), right answers, and examples they are over. */
  takeScore(): { cost: number; right: number; examples: number };
  /** Puts monitors to work on a copy of the network as it stands, so that training may go on meanwhile; lambda and
   *  regularization are for the costs. */
  monitor(monitor: Monitor[], options: Hyperparameters & { evaluation?: Dataset }): Monitoring;
  delete(): void;
}

/** The schedule of a training that the caller drives with Sgd; `Network.sgd` takes the same options. */
export interface ScheduleConstructor {
  /** epochs: planned, for the linear schedule. */
  new (options: ScheduleOptions & { epochs: number }): Schedule;
}
export interface Schedule {
  /** What to multiply the first eta by in the epoch that comes, in (0, 1]. */
  readonly share: number;
  /** An epoch is over, with this accuracy on the evaluation data. False when training should end. */
  record(accuracy: number): boolean;
  delete(): void;
}

/** gradientNorms on their way, a few examples at a time. */
export interface GradientNorms {
  /** Looks at the next `examples` examples, or a few more; true when all have been looked at. */
  advance(examples: number): boolean;
  /** As gradientNorms gives them. Throws a RangeError until all examples have been looked at. */
  values(): number[];
  delete(): void;
}

/** Monitors at work, a few examples at a time. */
export interface Monitoring {
  /** Looks at the next `examples` examples, or a few more; true when all have been looked at. */
  advance(examples: number): boolean;
  /** What the monitors show. Throws a RangeError until all examples have been looked at. */
  values(): Partial<Record<Monitor, number>>;
  delete(): void;
}
