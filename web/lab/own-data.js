/** Which data of one's own the lab is at, and what they allow; loaded when somebody has some. */
import { ownData } from '../data/own/library.js';
import {
  changeConfiguration,
  DEFAULT_CONFIGURATION,
  EVALUATION_IMAGES,
  MNIST,
  TRAINING_IMAGES,
} from '../model/configuration.js';

/** @typedef {import('../model/configuration.js').Configuration} Configuration */
/** @typedef {import('../data/own/held.js').OwnData} OwnData */
/** @typedef {import('./state.js').About} About */

/** @param {string} id @param {OwnData | null} data @returns {About} */
function about(id, data) {
  if (!data) return { id, found: null };
  const { title, names, sets } = data;
  const [training, validation, test] = [sets.training, sets.validation, sets.test];
  const sizes = { training: training.size, validation: validation.size, test: test.size };
  return { id, found: { title, names, sizes, isKept: ownData.isKept(id) } };
}

/**
 * Takes over what is valid of a change, as changeConfiguration does; where the data are known, only what they have.
 * @param {Configuration} configuration the present one
 * @param {unknown} change some of its fields, unchecked
 * @returns {ReturnType<typeof changeConfiguration>}
 */
export function changeWithinData(configuration, change) {
  const result = changeConfiguration(configuration, change);
  const { data, evaluation, classes, trainingSize, evaluationSize } = result.configuration;
  const own = data === MNIST ? undefined : ownData.known(data);
  if (!own || result.configuration === configuration) return result;
  const given = /** @type {Record<string, unknown>} */ (change);
  const { training, [evaluation]: evaluated } = own.sets;
  // Whoever only asks for the other set means as much of it as there is.
  if (given.evaluation && !given.evaluationSize && evaluationSize > evaluated.size) {
    return changeWithinData(configuration, { ...given, evaluationSize: evaluated.size });
  }
  const bounds = /** @type {const} */ ([
    ['classes', classes, own.names.length, own.names.length],
    ['trainingSize', trainingSize, 1, training.size],
    ['evaluationSize', evaluationSize, 1, evaluated.size],
  ]);
  const wrong = bounds.filter(([, got, min, max]) => got < min || got > max);
  if (wrong.length === 0) return result;
  const invalid = Object.fromEntries(
    wrong.map(([field, got, min, max]) => [field, { code: /** @type {const} */ ('wholeNumber'), min, max, got }]), // prettier-ignore
  );
  return { configuration, invalid };
}

/**
 * @param {OwnData} data
 * @param {Configuration} configuration the present one
 * @returns {import('../model/configuration.js').Change} that trains on these, all of them
 */
export function changeTo({ id, names, sets }, { evaluation, miniBatchSize }) {
  const trainingSize = Math.min(sets.training.size, TRAINING_IMAGES);
  return {
    ...{ data: id, classes: names.length, trainingSize },
    evaluationSize: Math.min(sets[evaluation].size, EVALUATION_IMAGES),
    miniBatchSize: Math.min(miniBatchSize, trainingSize),
  };
}

/** @returns {import('../model/configuration.js').Change} that trains on MNIST again, on all of it */
export function changeToMnist() {
  const { data, classes, trainingSize, evaluationSize } = DEFAULT_CONFIGURATION;
  return { data, classes, trainingSize, evaluationSize };
}

/**
 * What the data need of the lab.
 * @typedef {object} Host
 * @property {() => import('./state.js').LabState} state the present one
 * @property {(change: {own: About | null}) => void} update changes it
 * @property {() => Promise<void>} pause stops training
 * @property {(change: import('../model/configuration.js').Change) => Promise<void>} configure changes the configuration
 * @property {() => void} onChange told when the data are other ones
 */

/** Data of one's own, in the place of MNIST: those that the configuration says. */
export class PresentData {
  #host;
  /** @type {string} */
  #wanted = MNIST;

  /** What is valid of a change. */
  changed = changeWithinData;

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
  }

  /**
   * Trains on data of one's own from now on, on all of them.
   * @param {OwnData} data
   * @returns {Promise<void>} when the run is set up
   */
  async use(data) {
    await this.#host.pause();
    void ownData.put(data).then((isKept) => {
      if (!isKept && data.id === this.#wanted) this.#tell();
    });
    if (data.id === this.#wanted) this.#hasCome();
    await this.#host.configure(changeTo(data, this.#host.state().configuration));
  }

  /** Trains on MNIST again. */
  async useMnist() {
    await this.#host.pause();
    await this.#host.configure(changeToMnist());
  }

  /**
   * Forgets data; runs that were trained on them stay. Where they are the present ones, MNIST takes their place.
   * @param {string} id of the data
   */
  async remove(id) {
    await ownData.remove(id);
    if (id === this.#wanted) await this.useMnist();
  }

  /**
   * Keeps what the state says of the data up with the configuration.
   * @param {string} data that the configuration says
   */
  watch(data) {
    if (data === this.#wanted) return;
    this.#wanted = data;
    this.#hasCome();
  }

  /** The present data are other ones, or were missed and have come, or have other names. */
  #hasCome() {
    this.#tell();
    this.#host.onChange();
  }

  /** Says what the present data are. */
  #tell() {
    const data = this.#wanted;
    const known = ownData.known(data);
    this.#host.update({ own: known ? about(data, known) : null });
    if (!known && data !== MNIST) void this.#find(data);
  }

  /** @param {string} data */
  async #find(data) {
    const found = await ownData.get(data);
    if (data === this.#wanted) this.#host.update({ own: about(data, found) });
  }
}
