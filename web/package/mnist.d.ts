import type { Dataset, Network2 } from '../lib/index.js';

export interface MnistOptions {
  /**
   * Where the chunks of MNIST are: the address of a copy of the package's folder `build/public/data`, relative to the page, or
   * in Node to the working directory. Default: that folder itself, which Node finds, and so does a page that
   * imports the package without a bundler.
   */
  base?: string | URL;
  /** Told, each time bytes arrive, what share of all has arrived, from 0 to 1. */
  onProgress?: (share: number) => void;
  /** Stops the download when it is aborted; `loadMnist` then rejects with its reason. */
  signal?: AbortSignal;
  /**
   * The engine that the sets are for. Default: the one that `loadNetwork2` was asked for last, or else the one that it will
   * give first.
   */
  network2?: Network2;
}

/** MNIST, split as the book does: a pixel p is p / 256. */
export interface Mnist {
  /** The first 50,000 images of the training file. */
  training: Dataset;
  /** The other 10,000 images of the training file. */
  validation: Dataset;
  /** The 10,000 images of the test file. */
  test: Dataset;
}

/**
 * Loads the 70,000 images and labels of MNIST, 11 MB. Rejects with an Error whose name is LoadError, and whose message
 * names the file, when one cannot be had or is not what it should be.
 */
export function loadMnist(options?: MnistOptions): Promise<Mnist>;
