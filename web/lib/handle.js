/**
 * Objects of the engine live in WebAssembly memory, which no garbage collector sees. A JavaScript
 * object owns one of them through a handle and gives it back with `delete()`.
 */
import { show } from './check.js';

/** @type {WeakMap<Handled, import('../../build/wasm/network2.js').Handle>} */
const handles = new WeakMap();

/** What owns an object of the engine. */
export class Handled {
  /** @param {import('../../build/wasm/network2.js').Handle} handle from now on owned by this */
  constructor(handle) {
    handles.set(this, handle);
  }

  /** Frees the memory of the object. Calling it again does nothing; using the object is an error. */
  delete() {
    handles.get(this)?.delete();
    handles.delete(this);
  }
}

/**
 * The handle of an argument.
 * @param {string} name the argument, for the error message
 * @param {unknown} value what was passed
 * @param {Function} Class the class, of one engine, that it has to be of
 * @returns {any} its handle
 */
export function handleOf(name, value, Class) {
  if (!(value instanceof Class)) {
    throw new TypeError(`${name} must be a ${Class.name} of this engine, got ${show(value)}`);
  }
  const handle = handles.get(/** @type {any} */ (value));
  if (!handle) {
    throw new TypeError(`${name} must be a ${Class.name} in use, got one that was deleted`);
  }
  return handle;
}
