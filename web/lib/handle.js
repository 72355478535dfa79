/**
 * Objects of the engine live in WebAssembly memory, which no garbage collector sees. A JavaScript
 * object owns one of them through a handle and gives it back with `delete()`.
 */
import { show } from './check.js';

/** @type {WeakMap<Handled, import('../../build/wasm/network2.js').Handle>} */
const handles = new WeakMap();

/** A handle that nobody owns yet. Programs cannot make one, so constructors can tell. */
class Unowned {
  /** @param {import('../../build/wasm/network2.js').Handle} handle of a new object */
  constructor(handle) {
    this.handle = handle;
  }
}

/**
 * @param {import('../../build/wasm/network2.js').Handle} handle of a new object of the engine
 * @returns {any} what the constructor of the class that is to own it takes
 */
export const unowned = (handle) => new Unowned(handle);

/** What owns an object of the engine. */
export class Handled {
  /** @param {unknown} object of the engine, from now on owned by this */
  constructor(object) {
    if (!(object instanceof Unowned)) {
      throw new TypeError(
        `a ${new.target.name} must be made by a function of this package, got ${show(object)}`,
      );
    }
    handles.set(this, object.handle);
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
