/**
 * Checks of arguments. Each returns the value it accepts and throws a TypeError (not that kind of
 * value) or a RangeError (not that value) that names the argument, what it got and what is allowed.
 */

import { bytesOf, kindOf } from './typed-array.js';

/**
 * The value as an error message shows it.
 * @param {unknown} value any value
 * @returns {string} short text
 */
export function show(value) {
  if (typeof value === 'string') return `'${value.length > 40 ? `${value.slice(0, 40)}…` : value}'`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object' && value !== null) {
    return `an object (${value.constructor?.name ?? 'without prototype'})`;
  }
  return String(value);
}

/**
 * @param {string} name the argument
 * @param {unknown} value what was passed
 * @param {string} allowed what is allowed
 * @param {ErrorConstructor} [Kind] TypeError unless the kind of value is right
 * @returns {Error} the error to throw
 */
function refusal(name, value, allowed, Kind = TypeError) {
  return new Kind(`${name} must be ${allowed}, got ${show(value)}`);
}

/**
 * @param {string} name the argument
 * @param {unknown} value what was passed
 * @param {number} min smallest value allowed
 * @param {number} [max] largest value allowed
 * @param {string} [meaning] what the largest value is, for the message
 * @returns {number} the value, an integer from min to max
 */
export function integer(name, value, min, max = Infinity, meaning = '') {
  const range = max === Infinity ? `>= ${min}` : `from ${min} to ${max}`;
  const allowed = `an integer ${range}${meaning && ` (${meaning})`}`;
  if (typeof value !== 'number') throw refusal(name, value, allowed);
  if (!Number.isSafeInteger(value) || value < min || value > max) {
    throw refusal(name, value, allowed, RangeError);
  }
  return value;
}

/**
 * @param {string} name the argument
 * @param {unknown} value what was passed
 * @param {(value: number) => boolean} holds whether a finite number is allowed
 * @param {string} range the same in words: '> 0'
 * @returns {number} the value, finite and in the range
 */
export function finite(name, value, holds, range) {
  const allowed = `a finite number ${range}`.trimEnd();
  if (typeof value !== 'number') throw refusal(name, value, allowed);
  if (!Number.isFinite(value) || !holds(value)) throw refusal(name, value, allowed, RangeError);
  return value;
}

/**
 * @template {string} Choice
 * @param {string} name the argument
 * @param {unknown} value what was passed
 * @param {readonly Choice[]} choices what is allowed
 * @returns {Choice} the value, one of the choices
 */
export function oneOf(name, value, choices) {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) {
    const allowed = `one of ${choices.map((choice) => `'${choice}'`).join(', ')}`;
    throw refusal(name, value, allowed, typeof value === 'string' ? RangeError : TypeError);
  }
  return found;
}

/**
 * @param {string} name the argument
 * @param {unknown} value what was passed
 * @returns {Record<string, any>} the value, an object that is neither null nor an array
 */
export function object(name, value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw refusal(name, value, 'an object');
  }
  return value;
}

/**
 * @param {string} name the argument
 * @param {unknown} value what was passed
 * @param {number} [length] the length it must have
 * @param {string} [meaning] what that length is, for the message
 * @returns {any[]} the value, an array
 */
export function array(name, value, length, meaning = '') {
  const size = length === undefined ? '' : ` of ${length}`;
  const allowed = `an array${size}${meaning && ` (${meaning})`}`;
  if (!Array.isArray(value)) throw refusal(name, value, allowed);
  if (length !== undefined && value.length !== length) {
    throw refusal(name, value, allowed, RangeError);
  }
  return value;
}

/**
 * @param {string} name the argument
 * @param {unknown} value what was passed
 * @returns {Uint8Array<ArrayBuffer>} the value, of whichever realm, as one of this realm; not copied
 */
export function bytes(name, value) {
  if (kindOf(value) !== 'Uint8Array') throw refusal(name, value, 'a Uint8Array');
  return bytesOf(value);
}

/**
 * @param {string} name the argument
 * @param {unknown} value what was passed
 * @param {string} allowed what is allowed
 * @returns {ArrayLike<unknown>} the value, an array or what can be read like one
 */
export function list(name, value, allowed) {
  const { length } = /** @type {ArrayLike<unknown>} */ (value ?? {});
  if (typeof value !== 'object' || value === null || typeof length !== 'number') {
    throw refusal(name, value, allowed);
  }
  return /** @type {ArrayLike<unknown>} */ (value);
}

/**
 * @param {string} name the argument
 * @param {unknown} value what was passed
 * @param {number} length how many numbers it must hold
 * @param {string} meaning what that length is, for the message
 * @returns {Float64Array} a copy, finite numbers only
 */
export function numbers(name, value, length, meaning) {
  const given = list(name, value, `an array of ${length} numbers (${meaning})`);
  if (given.length !== length) {
    throw new RangeError(
      `${name} must hold ${length} numbers (${meaning}), got ${String(given.length)}`,
    );
  }
  const copy = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const number = given[i];
    // Half a million names would take longer than all the rest: only what is wrong is named.
    if (!Number.isFinite(number)) finite(`${name}[${i}]`, number, () => true, '');
    copy[i] = /** @type {number} */ (number);
  }
  return copy;
}

/**
 * @param {string} name the argument
 * @param {unknown} value what was passed
 * @param {number} length how many numbers it must hold
 * @param {string} meaning what that length is, for the message
 * @returns {Uint32Array<ArrayBuffer>} a copy, integers from 0 to 2^32 - 1 only
 */
export function words(name, value, length, meaning) {
  return Uint32Array.from(numbers(name, value, length, meaning), (number, i) =>
    integer(`${name}[${i}]`, number, 0, 0xffffffff),
  );
}

/**
 * @param {string} name the argument
 * @param {unknown} value what was passed
 * @returns {any} the value, a function or undefined
 */
export function optionalFunction(name, value) {
  if (value !== undefined && typeof value !== 'function') {
    throw refusal(name, value, 'a function');
  }
  return value;
}

/**
 * @param {string} name the argument
 * @param {unknown} value what was passed
 * @returns {boolean} the value
 */
export function flag(name, value) {
  if (typeof value !== 'boolean') throw refusal(name, value, 'true or false');
  return value;
}

/**
 * @param {string} name the argument
 * @param {unknown} value what was passed
 * @returns {AbortSignal | undefined} the value, of whichever realm
 */
export function optionalSignal(name, value) {
  const signal = /** @type {any} */ (value);
  if (value !== undefined && typeof signal?.throwIfAborted !== 'function') {
    throw refusal(name, value, 'an AbortSignal');
  }
  return signal;
}
