// The types of the table in bindings.cpp, which the built module network2.js has. Private to
// web/lib: programs use its API. What can fail returns an Error instead of what is said here;
// web/lib/engine.js makes it throw that.

export interface Handle {
  clone(): this;
  delete(): void;
  isDeleted(): boolean;
}

/** A value of an Embind enumeration. */
export interface EnumValue {
  value: number;
}

export interface Distortion {
  shift: number;
  rotation: number;
  scaling: number;
  skew: number;
  alpha: number;
  sigma: number;
}

export interface ScheduleOptions {
  kind: EnumValue;
  patience: number;
  factor: number;
  stopAt: number;
  earlyStopping: number;
}

export interface ScheduleHandle extends Handle {
  share(): number;
  record(accuracy: number): boolean;
}

export interface Hyperparameters {
  eta: number;
  lambda: number;
  regularization: EnumValue;
  momentum: number;
  dropout: number;
  distortion: Distortion;
}

export interface RandomState {
  python: Uint32Array;
  numpy: Uint32Array;
  gauss: number | null;
}

export interface RandomHandle extends Handle {
  state(): RandomState;
  random(): number;
  randn(): number;
}

/** Examples on their way into the engine: all are measured, then all written. Rows are the bytes of their numbers. */
export interface ExamplesHandle extends Handle {
  measure(rows: Uint8Array): void;
  write(rows: Uint8Array, labels: Uint32Array): void;
}

export interface DatasetHandle extends Handle {
  size(): number;
  inputSize(): number;
  classes(): number;
  input(index: number): Float64Array;
  hasLabels(): boolean;
  label(index: number): number;
  labels(): Uint32Array;
  target(index: number): Float64Array;
  slice(begin: number, end: number): DatasetHandle;
}

export interface GradientNormsHandle extends Handle {
  advance(examples: number): boolean;
  values(): Float64Array;
}

export interface NetworkHandle extends Handle {
  biases(): Float64Array[];
  weights(): Float64Array[];
  setParameters(biases: Float64Array[], weights: Float64Array[]): void;
  isFinite(): boolean;
  defaultWeightInitializer(random: RandomHandle): void;
  largeWeightInitializer(random: RandomHandle): void;
  feedforward(input: ArrayLike<number>): Float64Array;
  /** Of the layers after the input. */
  activations(input: ArrayLike<number>): Float64Array[];
  /** Of the examples begin .. end-1, in the precision of the network. */
  predict(data: DatasetHandle, begin: number, end: number): Float32Array | Float64Array;
  backprop(
    input: ArrayLike<number>,
    label: number,
  ): { nablaB: Float64Array[]; nablaW: Float64Array[] };
  updateMiniBatch(
    batch: DatasetHandle,
    hyperparameters: Hyperparameters,
    n: number,
    random: RandomHandle,
  ): void;
  totalCost(data: DatasetHandle, lambda: number, regularization: EnumValue): number;
  regularizationCost(lambda: number, regularization: EnumValue, n: number): number;
  accuracy(data: DatasetHandle): number;
  gradientNorms(data: DatasetHandle): Float64Array;
  watchGradientNorms(data: DatasetHandle): GradientNormsHandle;
}

type Monitored = Partial<
  Record<'evaluationCost' | 'evaluationAccuracy' | 'trainingCost' | 'trainingAccuracy', number>
>;
type History = Record<
  'evaluationCost' | 'evaluationAccuracy' | 'trainingCost' | 'trainingAccuracy',
  number[]
>;

export interface NetworkClass {
  create(
    sizes: number[],
    options: { cost: EnumValue; hidden: EnumValue; output: EnumValue },
    random: RandomHandle,
  ): NetworkHandle;
  fromParameters(
    sizes: number[],
    options: { cost: EnumValue; hidden: EnumValue; output: EnumValue },
    biases: Float64Array[],
    weights: Float64Array[],
  ): NetworkHandle;
  /** onEpoch must not throw; null from it ends the run as an error would. */
  sgd(run: {
    network: NetworkHandle;
    training: DatasetHandle;
    hyperparameters: Hyperparameters;
    epochs: number;
    miniBatchSize: number;
    monitor: string[];
    schedule: ScheduleOptions;
    evaluation: DatasetHandle | null;
    onEpoch: ((epoch: number, values: Monitored) => boolean | null) | undefined;
    random: RandomHandle;
  }): History;
}

export interface SgdState {
  epoch: number;
  order: Uint32Array;
  velocities: { biases: Float64Array[]; weights: Float64Array[] } | null;
}

export interface SgdHandle extends Handle {
  state(): SgdState;
  /** Keeps network, order and generator as they stand, at the end of an epoch; restore puts them back. */
  keep(): void;
  restore(): void;
  epoch(): number;
  miniBatch(): number;
  miniBatches(): number;
  train(count: number, hyperparameters: Hyperparameters): number;
  keepScore(): void;
  takeScore(): { cost: number; right: number; examples: number };
  monitor(
    evaluation: DatasetHandle | null,
    hyperparameters: Hyperparameters,
    monitors: string[],
  ): MonitoringHandle;
}

export interface MonitoringHandle extends Handle {
  advance(examples: number): boolean;
  values(): Monitored;
}

export interface SgdClass {
  create(
    network: NetworkHandle,
    training: DatasetHandle,
    miniBatchSize: number,
    random: RandomHandle,
  ): SgdHandle;
  /** The arrays of state have the lengths that the network and the data have. */
  resume(
    network: NetworkHandle,
    training: DatasetHandle,
    miniBatchSize: number,
    random: RandomHandle,
    state: SgdState,
  ): SgdHandle;
}

export interface Engine {
  memorySize(): number;
  /** Where the engine's stack ends at present. */
  stackSave(): number;
  stackRestore(stack: number): void;
  Cost: Record<string, EnumValue>;
  Activation: Record<string, EnumValue>;
  InputType: Record<string, EnumValue>;
  Regularization: Record<string, EnumValue>;
  ScheduleKind: Record<string, EnumValue>;
  Schedule: { create(options: ScheduleOptions, epochs: number): ScheduleHandle };
  Random: {
    create(seed: number): RandomHandle;
    /** The arrays of state hold 625 numbers each. */
    resume(state: RandomState): RandomHandle;
  };
  Examples: {
    create(
      type: EnumValue,
      size: number,
      inputSize: number,
      classes: number,
      targets: ExamplesHandle | null,
    ): ExamplesHandle;
  };
  Dataset: {
    create(examples: ExamplesHandle): DatasetHandle;
    concat(datasets: DatasetHandle[]): DatasetHandle;
  };
  NetworkFloat32: NetworkClass;
  NetworkFloat64: NetworkClass;
  SgdFloat32: SgdClass;
  SgdFloat64: SgdClass;
}

/** Makes an engine of the instance that instantiateWasm gives. */
export default function createEngine(options: {
  instantiateWasm(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): WebAssembly.Exports;
}): Promise<Engine>;
