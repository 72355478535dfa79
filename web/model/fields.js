/** Settings by their paths: a field of a configuration, or one of its parts after a dot. */
import { DEFAULT_CONFIGURATION, merged } from './configuration.js';

/** @typedef {import('./configuration.js').Change} Change */
/** @typedef {[path: string, value: unknown]} Field a setting and what it is to be */

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isParted = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The paths of all settings, in the order of a configuration. */
export const PATHS = Object.entries(DEFAULT_CONFIGURATION).flatMap(([field, value]) =>
  isParted(value) ? Object.keys(value).map((part) => `${field}.${part}`) : [field],
);

/**
 * @param {Record<string, any>} whole a configuration, or a change of one
 * @param {string} path
 * @returns {unknown} the value there; undefined where there is none
 */
export const valueAt = (whole, path) => path.split('.').reduce((value, key) => value?.[key], whole);

/**
 * @param {string} path
 * @param {unknown} value
 * @returns {Change} that puts the value there
 */
export const changeAt = (path, value) =>
  path.split('.').reduceRight((inner, key) => ({ [key]: inner }), /** @type {any} */ (value));

/** @param {Field[]} fields @returns {Change} all of them */
export const changeOf = (fields) =>
  fields.reduce(
    (all, [path, value]) => merged(all, changeAt(path, value)),
    /** @type {Change} */ ({}),
  );

/**
 * @param {Record<string, any>} one
 * @param {Record<string, any>} other
 * @returns {string[]} the paths at which two configurations differ
 */
export const differingPaths = (one, other) =>
  PATHS.filter(
    (path) => JSON.stringify(valueAt(one, path)) !== JSON.stringify(valueAt(other, path)),
  );
