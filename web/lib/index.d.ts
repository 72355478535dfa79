/// <reference lib="esnext.disposable" />
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
 * Options that nobody knows are refused, with the nearest name there is (`lmbda: did you mean lambda?`).
 *
 * Objects are made by the constructors and functions below; `new Dataset(…)` and the like are refused. Each has memory
 * of the engine, which `delete()` gives back, or leaving the block of a `using` declaration; what was abandoned is given
 * back in the end. After `delete()` every property and method throws.
 *
 * Lists of numbers are arrays, typed arrays, Buffers, or whatever has a length and numbers, of any realm.
 */

/** Where the engine is to be had from. */
export interface LoadOptions {
  /** Where the .wasm file is, when it does not stand beside the module. */
  wasmUrl?: string | URL;
  /** The bytes of the .wasm file, when the caller has them already. */
  wasmBinary?: BufferSource;
}

/** Loads the engine. Node: reads the .wasm from disk. Browser, worker: fetches it. Each call gives an engine of its own. */
export function loadNetwork2(options?: LoadOptions): Promise<Network2>;

/** An engine: its classes. Objects of one engine are not taken by another. */
export interface Network2 {
  Network: NetworkConstructor;
  Dataset: DatasetConstructor;
  Random: RandomConstructor;
  Sgd: SgdConstructor;
  Schedule: ScheduleConstructor;
  /** Bytes of WebAssembly memory that the engine has; it grows when needed and never shrinks. */
  memorySize(): number;
}

/** What has memory of the engine. */
export interface Handle {
  /** Gives the memory back. Calling it again does nothing. */
  delete(): void;
  /** The same, for `using`. */
  [Symbol.dispose](): void;
}

/**
 * The two generators that network2.py draws from: Python's `random` and `numpy.random`, both seeded with `seed`.
 * Same seed, same draws as Python gives, so same initial weights and same order of the mini-batches.
 * A Random goes on from where it stands: two networks made from one Random differ.
 */
export interface RandomConstructor {
  /**
   * @param seed an integer from 0 to 2^32 - 1, or a state to go on from. A state is refused, naming the part, where it is
   *   none that generators have.
   */
  new (seed: number | RandomState): Random;
}

/** Two generators as network2.py draws from them. */
export interface Random extends Handle {
  /** Next double in [0, 1): Python's random.random(). */
  random(): number;
  /** Next standard normal: numpy.random.randn(). */
  randn(): number;
  /** In-place shuffle of an array: random.shuffle of Python 2.7, which network2.py was written for. */
  shuffle<T>(array: T[]): T[];
  /** Both generators as they stand, to go on from to the bit; `new Random(state)` takes it. Structured-cloneable. */
  readonly state: RandomState;
}

/** As Python's random.getstate()[1] and NumPy's random.get_state()[1:3] have them; taken from there, they go on as there. */
export interface RandomState {
  /** 624 words and the position. */
  python: Uint32Array;
  /** Likewise. */
  numpy: Uint32Array;
  /** NumPy's second normal, when one is left. */
  gauss: number | null;
}

/** How IDX files differ from those of MNIST. */
export interface IdxOptions {
  /** Whether rows and columns of each image are to change places, as those of EMNIST need; default false. */
  transpose?: boolean;
  /** What to add to each label: -1 for EMNIST's letters, which are 1 to 26; default 0. */
  labelOffset?: number;
  /** Classes there are; default: the highest label + 1. A label beyond them is refused. */
  classes?: number;
}

/** Examples with the class of each. */
export interface LabelledArrays {
  /** n x inputSize numbers, one example after another. */
  inputs: ArrayLike<number>;
  /** n integers in [0, classes). */
  labels: ArrayLike<number>;
  /** Numbers of an example, 1 to 65536. */
  inputSize: number;
  /** Classes there are, 1 to 65536. */
  classes: number;
}

/** Examples with desired outputs of any kind. */
export interface TargetedArrays {
  /** n x inputSize numbers, one example after another. */
  inputs: ArrayLike<number>;
  /** n x outputs numbers, network2.py's y. For cost 'cross-entropy' they have to be from 0 to 1. */
  targets: ArrayLike<number>;
  /** Numbers of an example, 1 to 65536. */
  inputSize: number;
  /** Numbers of a target, 1 to 65536. */
  outputs: number;
}

/** Makes sets of examples. */
export interface DatasetConstructor {
  /**
   * From the bytes of two IDX files: images (magic 0x00000803, n x rows x cols, unsigned byte) and labels (magic
   * 0x00000801). A pixel p becomes p / 256, as in the book's mnist.pkl.gz. Gzipped bytes are refused: decompress them first.
   */
  fromIdx(images: Uint8Array, labels: Uint8Array, options?: IdxOptions): Dataset;
  /**
   * From n x inputSize numbers, one example after another, and n labels in [0, classes). Keeps the precision of `inputs`,
   * and bytes (Uint8Array) as bytes; lists of numbers and other arrays of integers become float64. A set with numbers that float32 does not have (1e300) is refused
   * by networks of that precision, and where images are distorted.
   */
  fromArrays(data: LabelledArrays): Dataset;
  /**
   * With targets of any kind instead of labels, n x outputs numbers, as network2.py's y: XOR with one output, regression,
   * autoencoders. Such a set has no labels: accuracy, classify and confusionMatrix refuse it and say why.
   */
  fromArrays(data: TargetedArrays): Dataset;
  /** The examples of several sets, one set after another; the examples themselves are shared, not copied. */
  concat(datasets: readonly Dataset[]): Dataset;
}

/** Examples in an order, which training shuffles. */
export interface Dataset extends Handle {
  /** Examples there are. */
  readonly size: number;
  /** Numbers of an example; 784 for MNIST. */
  readonly inputSize: number;
  /** Classes, 10 for MNIST; in a set with targets, the numbers of each. */
  readonly classes: number;
  /** Whether the right answers are classes; else they are targets. */
  readonly hasLabels: boolean;
  /** The inputs of an example: a copy, length inputSize. */
  input(index: number): Float64Array;
  /** The right class of an example. Throws a RangeError in a set with targets. */
  label(index: number): number;
  /** Those of all: a copy, length size, in the present order. Throws a RangeError in a set with targets. */
  labels(): Uint32Array;
  /** The desired outputs of an example: a copy, length classes. Where it has a label, 1 for that class and 0 for the others. */
  target(index: number): Float64Array;
  /** Examples begin..end-1, like Array.prototype.slice. The slice has an order of its own. */
  slice(begin: number, end?: number): Dataset;
}

/** How wrong outputs are: network2.py's costs, and that of softmax outputs. */
export type Cost = 'quadratic' | 'cross-entropy' | 'log-likelihood';

/** What a layer makes of its weighted inputs. leaky-relu: slope 0.01 below 0; softmax: for outputs only. */
export type Activation = 'sigmoid' | 'tanh' | 'relu' | 'leaky-relu' | 'softmax' | 'linear';

/** What the engine computes a network with; 'float64' is network2.py's own. */
export type Precision = 'float32' | 'float64';

/** What a network is made with. */
export interface NetworkOptions {
  /** Default 'cross-entropy', which goes with output 'sigmoid'. */
  cost?: Cost;
  /** Activation of the hidden layers; default 'sigmoid'. */
  hidden?: Activation;
  /** Activation of the output layer; default 'sigmoid'. */
  output?: Activation;
  /** Default 'float32'. */
  precision?: Precision;
  /** Draws the weights, and shuffles where nothing else is said; it goes on from where it stands. */
  random?: Random;
  /** Or the seed of a fresh one; default 0. */
  seed?: number;
}

/** What decides a step of gradient descent. */
export interface Hyperparameters {
  /** The learning rate, > 0. */
  eta: number;
  /** Of the regularisation, >= 0; default 0. */
  lambda?: number;
  /** Default 'L2'. */
  regularization?: 'L1' | 'L2';
  /** mu of the book, in [0, 1); default 0. */
  momentum?: number;
  /** Probability that a hidden neuron is left out, in [0, 1); default 0. */
  dropout?: number;
  /** Of the training images, which must be square; default none. */
  distortion?: Distortion;
}

/**
 * Artificial expansion of the training data: each time an image is trained on it is distorted anew, at random within
 * these bounds. The pixels are those of a square image, row by row; what comes in from beyond its edges is 0.
 */
export interface Distortion {
  /** Pixels, to each side; 0 to 100, default 0. */
  shift?: number;
  /** Degrees, either way; 0 to 45, default 0. */
  rotation?: number;
  /** Share of width and of height, each; 0.1 for 0.9 to 1.1; 0 to 0.5, default 0. */
  scaling?: number;
  /** Degrees that upright strokes lean, either way; 0 to 45, default 0. */
  skew?: number;
  /**
   * Elastic, as of Simard, Steinkraus and Platt (2003), who took alpha 34 and sigma 4: each pixel is displaced by up to
   * alpha pixels each way, and the displacements smoothed by a Gaussian of standard deviation sigma pixels. 0 to 1000,
   * default 0.
   */
  alpha?: number;
  /** See alpha; 0.5 to 20, default 4. */
  sigma?: number;
}

/** What decides eta in each epoch, and when training ends. */
export interface ScheduleOptions {
  /** How eta changes. 'stepwise' and earlyStopping need 'evaluationAccuracy' among the monitors. */
  schedule?: {
    /**
     * 'stepwise': times `factor` whenever the evaluation accuracy has not improved for `patience` epochs, until it has
     * fallen to `stopAt` of the first eta, which ends training. 'linear': along a straight line that would reach 0
     * after the last epoch. Default 'constant'.
     */
    kind?: 'constant' | 'stepwise' | 'linear';
    /** Epochs, >= 1; default 10. */
    patience?: number;
    /** In (0, 1); default 0.5. */
    factor?: number;
    /** In [0, 1); default 1/128. */
    stopAt?: number;
  };
  /** Epochs without improvement that end training; default 0: none do. */
  earlyStopping?: number;
}

/** What network2.py can look at after each epoch. */
export type Monitor = 'evaluationCost' | 'evaluationAccuracy' | 'trainingCost' | 'trainingAccuracy';

/** What the monitors show: costs are floats; accuracies are COUNTS of right answers, as in network2.py. */
export type Monitored = Partial<Record<Monitor, number>>;

/** What a training is told. */
export interface TrainingOptions extends Hyperparameters, ScheduleOptions {
  /** How often all examples are trained on, >= 1. */
  epochs: number;
  /** Examples of a step, 1 to the size of the training data. */
  miniBatchSize: number;
  /** Shuffles; default: the network's own. */
  random?: Random;
  /** For the monitors that are about it. */
  evaluation?: Dataset;
  /** What to look at after each epoch; default nothing. */
  monitor?: readonly Monitor[];
}

/** What `sgd` is told. */
export interface SgdOptions extends TrainingOptions {
  /**
   * Called after each epoch (0-based). Return false to stop. What it throws, `sgd` throws, and the network, the order
   * of the training data and the generator are again as they were before `sgd`. It has to answer at once: a promise is
   * refused in the same way; see `train`.
   */
  onEpoch?: (epoch: number, values: Monitored) => void | boolean;
}

/** What `train` is told. */
export interface TrainOptions extends TrainingOptions {
  /** Stops the training when it is aborted; its reason is thrown then. */
  signal?: AbortSignal;
  /** Told again and again what share of all mini-batches of all epochs has been trained, from 0 to 1. */
  onProgress?: (share: number) => void;
}

/** One entry per epoch; empty where not monitored. Costs are floats; accuracies are COUNTS of right answers, as in network2.py. */
export type History = Record<Monitor, number[]>;

/** What network2.py's Network.save writes and load reads. */
export interface SavedNetwork {
  /** Neurons per layer, the input first. */
  sizes: number[];
  /** [layer][neuron][input] */
  weights: number[][][];
  /** [layer][neuron][1] */
  biases: number[][][];
  /** 'LogLikelihoodCost' is ours. */
  cost: 'QuadraticCost' | 'CrossEntropyCost' | (string & {});
  /** Ours; written where an activation is not network2.py's sigmoid. */
  hidden?: Activation;
  /** Likewise. */
  output?: Activation;
}

/** What fromJSON reads: a SavedNetwork, and what others have written. */
export interface NetworkFile {
  /** Neurons per layer, the input first. */
  sizes: readonly number[];
  /** [layer][neuron][input] */
  weights: readonly (readonly (readonly number[])[])[];
  /** [layer][neuron][1] */
  biases: readonly (readonly (readonly number[])[])[];
  /**
   * Its name, or what Python shows of it, as `<class 'network2.CrossEntropyCost'>` or `<bound method type.fn of …>`. Files of
   * network.py have none: theirs is the quadratic one.
   */
  cost?: string;
  /** Default 'sigmoid'. */
  hidden?: Activation;
  /** Default 'sigmoid'. */
  output?: Activation;
}

/** Makes networks. */
export interface NetworkConstructor {
  /**
   * Draws biases, then weights, with the default initializer.
   * @param sizes neurons per layer, input first: [784, 30, 10]
   */
  new (sizes: readonly number[], options?: NetworkOptions): Network;
  /**
   * Reads a file saved by network2.py, by toJSON(), or of a network of network.py. A network that was not finite when it
   * was saved is refused for that reason.
   * @param saved what the file holds: its text, or that parsed. As text it may have the NaN and Infinity that Python's json
   *   writes and JSON does not know.
   */
  fromJSON(saved: NetworkFile | string, options?: { precision?: Precision }): Network;
  /** Reads what toSafetensors() wrote; the precision is that of its tensors. What is wrong with other bytes is named. */
  fromSafetensors(bytes: Uint8Array): Network;
}

/** One number for each weight and bias, in the precision of the network; weights[l] is row-major [neuron][input]. */
export interface Parameters {
  /** [layer], row by row. */
  weights: (Float32Array | Float64Array)[];
  /** [layer] */
  biases: (Float32Array | Float64Array)[];
}

/** network2.py's Network. */
export interface Network extends Handle {
  /** Neurons per layer, the input first; a copy. */
  readonly sizes: number[];
  /** What training makes small. */
  readonly cost: Cost;
  /** Activation of the hidden layers. */
  readonly hidden: Activation;
  /** Activation of the output layer. */
  readonly output: Activation;
  /** What it is computed with. */
  readonly precision: Precision;
  /** Gaussian, mean 0, standard deviation 1/sqrt(inputs of the neuron); biases standard deviation 1. */
  defaultWeightInitializer(random?: Random): void;
  /** Gaussian, mean 0, standard deviation 1. */
  largeWeightInitializer(random?: Random): void;

  /** The outputs for sizes[0] numbers, which the network's precision has to have: float32 has none above 3.4e38. */
  feedforward(input: ArrayLike<number>): Float64Array;
  /** The outputs for every example, one after another: size x outputs, in the precision of the network. */
  predict(data: Dataset): Float32Array | Float64Array;
  /** The class that each example is read as, that of the largest output: length size. Of a set with labels only. */
  classify(data: Dataset): Uint32Array;
  /** classes x classes counts, row: the right class, column: the class it was read as. Of a set with labels only. */
  confusionMatrix(data: Dataset): Uint32Array;
  /** The activations of every layer for one input, the input first. */
  activations(input: ArrayLike<number>): Float64Array[];
  /** Copies of all parameters; weights[l] is row-major [neuron][input]. */
  parameters(): Parameters;
  /** Puts others in their place: finite numbers, in arrays of the same lengths. Momentum starts from rest. */
  setParameters(parameters: {
    weights: readonly ArrayLike<number>[];
    biases: readonly ArrayLike<number>[];
  }): void;
  /** Gradient of the cost of one example, without regularisation; nablaW[l] is row-major [neuron][input]. */
  backprop(
    input: ArrayLike<number>,
    label: number,
  ): { nablaB: Float64Array[]; nablaW: Float64Array[] };
  /** One step of gradient descent on all of `batch`. n: size of the whole training set, for the regularisation term. */
  updateMiniBatch(batch: Dataset, options: Hyperparameters & { n?: number }): void;
  /**
   * Trains. Shuffles `training` in place each epoch, so that a second call goes on from the order the first one left.
   * Throws a RangeError when the network diverges.
   */
  sgd(training: Dataset, options: SgdOptions): History;
  /**
   * The same training, epoch by epoch, without holding up the event loop for more than some 20 ms (a single mini-batch is
   * done in one go): `for await (const {epoch, ...values} of network.train(data, options))`. Same bits as sgd().
   *
   * Leaving the loop or aborting the signal stops it after the present slice; the network keeps what it has learnt. An
   * aborted loop throws the reason of the signal. Where the network diverges, or anything else goes wrong, the loop throws
   * that, and network, order of the training data and generator are as they were at the end of the last epoch it gave.
   */
  train(
    training: Dataset,
    options: TrainOptions,
  ): AsyncIterableIterator<{ epoch: number } & Monitored>;

  /** Mean cost of the examples plus the regularisation term divided by data.size, as network2.py's total_cost. */
  totalCost(data: Dataset, lambda?: number, regularization?: 'L1' | 'L2'): number;
  /** The regularisation term of the cost of n examples: lambda/n times 1/2 sum w^2 (L2) or sum |w| (L1). */
  regularizationCost(n: number, lambda: number, regularization?: 'L1' | 'L2'): number;
  /** How many examples are classified right. Of a set with labels only. */
  accuracy(data: Dataset): number;

  /**
   * How fast each layer learns, the first hidden layer first: the length of the gradient of its biases, of the mean cost
   * of the examples, without regularisation. Chapter 5 of the book, "The vanishing gradient problem".
   */
  gradientNorms(data: Dataset): number[];
  /**
   * The same a few examples at a time, of a copy of the network as it stands and of the present order of the data, so
   * that training may go on meanwhile.
   */
  watchGradientNorms(data: Dataset): GradientNorms;

  /** Whether every weight and bias is a finite number; after divergence some are not. */
  isFinite(): boolean;

  /** What network2.py's save writes, for JSON.stringify. Throws a RangeError when the network is not finite. */
  toJSON(): SavedNetwork;
  /**
   * The safetensors format (tensors `layers.0.weight` [out, in], `layers.0.bias` [out], ...; sizes, cost and activations
   * in its metadata), F32 or F64; a fifth of the JSON. Python's safetensors reads it. Throws a RangeError when the network
   * is not finite.
   */
  toSafetensors(): Uint8Array;
  /**
   * ONNX (opset 17; Gemm and activations; input `input` [N, sizes[0]], output `output` [N, sizes.at(-1)]), float32.
   * Throws a RangeError when the network is not finite, in float32 too.
   */
  toOnnx(): Uint8Array;
  /**
   * The first 16 hex digits of SHA-256 over all biases and weights, layer by layer, biases before weights, row by row,
   * as little-endian float32 or float64 by the network's precision; the same in every engine. Of the network as it
   * stands when it is asked for.
   */
  fingerprint(): Promise<string>;
}

/**
 * Stochastic gradient descent that the caller drives, a few mini-batches at a time: for programs that have to
 * answer between them, or change the hyperparameters on the way. `Network.sgd` does the same in one call.
 */
export interface SgdConstructor {
  /**
   * With `state`, it goes on from the end of an epoch, to the bit, when `network` has the parameters and `random` the
   * state that they had then: `training`, made as it was made then, is put into its order of then, whatever its present
   * one, and the network gets its velocities.
   */
  new (
    network: Network,
    training: Dataset,
    options: { miniBatchSize: number; random: Random; state?: SgdState },
  ): Sgd;
}

/** What, besides parameters and generator, decides how a training goes on from the end of an epoch. Structured-cloneable. */
export interface SgdState {
  /** Complete epochs. */
  epoch: number;
  /** Which example of the set as it was made stands where. */
  order: Uint32Array;
  /** Of momentum; null where the last step had none. */
  velocities: Parameters | null;
}

/** Stochastic gradient descent that the caller drives. */
export interface Sgd extends Handle {
  /** Complete epochs. */
  readonly epoch: number;
  /** Mini-batches done of the current epoch. */
  readonly miniBatch: number;
  /** Mini-batches per epoch; the last one may be short. */
  readonly miniBatches: number;
  /** To go on from. At the end of an epoch only; within one, asking for it throws a RangeError. */
  readonly state: SgdState;
  /**
   * Trains on the next `count` mini-batches, or fewer where the epoch ends before; returns how many. An epoch
   * begins with a shuffle of the training data. Nothing checks for divergence here: see Network.isFinite.
   */
  train(count: number, hyperparameters: Hyperparameters): number;
  /** From now on sums up the score of the mini-batches, each from before its update. */
  keepScore(): void;
  /**
   * Sums since the last call: costs (without regularisation), right answers (0 in a set with targets), and examples they
   * are over.
   */
  takeScore(): { cost: number; right: number; examples: number };
  /**
   * Puts monitors to work on a copy of the network as it stands, so that training may go on meanwhile; lambda and
   * regularization are for the costs.
   */
  monitor(
    monitor: readonly Monitor[],
    options: Hyperparameters & { evaluation?: Dataset },
  ): Monitoring;
}

/** The schedule of a training that the caller drives with Sgd; `Network.sgd` takes the same options. */
export interface ScheduleConstructor {
  /** epochs: planned, for the linear schedule. */
  new (options: ScheduleOptions & { epochs: number }): Schedule;
}

/** What has become of eta, epoch by epoch. */
export interface Schedule extends Handle {
  /** What to multiply the first eta by in the epoch that comes, in (0, 1]. */
  readonly share: number;
  /** An epoch is over, with this accuracy on the evaluation data. False when training should end. */
  record(accuracy: number): boolean;
}

/** gradientNorms on their way, a few examples at a time. */
export interface GradientNorms extends Handle {
  /** Looks at the next `examples` examples, or a few more; true when all have been looked at. */
  advance(examples: number): boolean;
  /** As gradientNorms gives them. Throws a RangeError until all examples have been looked at. */
  values(): number[];
}

/** Monitors at work, a few examples at a time. */
export interface Monitoring extends Handle {
  /** Looks at the next `examples` examples, or a few more; true when all have been looked at. */
  advance(examples: number): boolean;
  /** What the monitors show. Throws a RangeError until all examples have been looked at. */
  values(): Monitored;
}
