/** What a lab shows, as `getState` gives it. */
export interface LabState {
  /** Id of an experiment; null for none. */
  experiment: string | null;
  configuration: object;
  status: string;
  progress: object;
  /** The values of each monitor, epoch by epoch; null for an epoch in which it was not watched. */
  history: Record<string, (number | null)[]>;
}

/**
 * The element `<network2-lab>`, which importing this module defines. Each attribute has a property of its name; what they
 * mean stands in custom-elements.json.
 */
export class Network2Lab extends HTMLElement {
  /** The text form of what the lab shows. */
  get state(): string;
  set state(state: string | object | null);
  experiment: string;
  view: string;
  hide: string;
  theme: string;
  predict: string;
  autoplay: boolean;
  loading: string;
  /** Folder of `data/` and `network2.wasm`, where they are not beside the module: a bundler leaves them behind. */
  base: string;
  standalone: string;

  /** Trains to the end of the run; resolves when training stops. */
  start(): Promise<void>;
  /** Stops training; `start` goes on from there. */
  pause(): Promise<void>;
  /** Trains a little; resolves when that is done. */
  step(goal: 'mini-batch' | 'epoch'): Promise<void>;
  /** Begins anew; the same seed gives the same run again. */
  reset(): Promise<void>;
  /** A copy of what the lab shows; `setState` takes it. */
  getState(): LabState;
  /**
   * Sets up what is to be shown, whole or not at all: the text form, or an object with `experiment`, `configuration` or
   * both, and `view`, `hide`, `theme`, `lang`, `predict` and `autoplay`.
   */
  setState(state: string | object): Promise<void>;
}

declare global {
  interface HTMLElementTagNameMap {
    'network2-lab': Network2Lab;
  }
  interface HTMLElementEventMap {
    'network2-ready': CustomEvent<object>;
    'network2-progress': CustomEvent<{
      epoch: number;
      epochs: number;
      miniBatch: number;
      miniBatches: number;
      imagesPerSecond: number;
      secondsLeft: number | null;
    }>;
    'network2-epoch': CustomEvent<{
      epoch: number;
      evaluationCost?: number;
      evaluationAccuracy?: number;
      trainingCost?: number;
      trainingAccuracy?: number;
    }>;
    'network2-complete': CustomEvent<object>;
    'network2-prediction': CustomEvent<{ digit: number; outputs: number[]; name: string }>;
    'network2-error': CustomEvent<{ message: string }>;
    'network2-state': CustomEvent<{ state: string }>;
  }
}
