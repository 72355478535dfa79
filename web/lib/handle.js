/**
 * Objects of the engine live in WebAssembly memory, which no garbage collector sees. A JavaScript
 * object owns one of them through a handle and gives it back with `delete()`.
 */
import { show } from './check.js';

/** @typedef {import('../../build/wasm/network2.js').Handle} Handle */

/** @type {WeakMap<Handled, Handle[]>} the first is the object, others are what it needs besides */
const handles = new WeakMap();

/** Handles that nobody owns yet. Programs cannot make one, so constructors can tell. */
class Unowned {
  /** @param {Handle[]} handles of a new object, and of what it needs besides */
  constructor(handles) {
    this.handles = handles;
  }
}

/**
 * @param {...Handle} handles of a new object of the engine, and of what it needs besides
 * @returns {any} what the constructor of the class that is to own them takes
 */
export const unowned = (...handles) => new Unowned(handles);

/** Where objects of a class come from, when it is not its constructor. @type {Record<string, string>} */
const MAKERS = {
  Dataset: 'Dataset.fromIdx, Dataset.fromArrays or Dataset.concat',
  GradientNorms: 'Network.watchGradientNorms',
  Monitoring: 'Sgd.monitor',
};

/**
 * What owns an object of the engine. Embind gives back what was abandoned, once the garbage collector has found that out.
 */
export class Handled {
  /** @param {unknown} object of the engine, from now on owned by this */
  constructor(object) {
    if (!(object instanceof Unowned)) {
      const { name } = new.target;
      const makers = MAKERS[name] ? `: ${MAKERS[name]}` : '';
      throw new TypeError(
        `a ${name} must be made by a function of this package${makers}, got ${show(object)}`,
      );
    }
    handles.set(this, object.handles);
  }

  /** Frees the memory of the object. Calling it again does nothing; using the object is an error. */
  delete() {
    for (const handle of handles.get(this) ?? []) handle.delete();
    handles.delete(this);
  }

  /** The same, at the end of a block with `using`. */
  [Symbol.dispose]() {
    this.delete();
  }
}

// Where the language has no `using` and so no such symbol, the method has the name that nothing has.
if (!Symbol.dispose) delete (/** @type {any} */ (Handled.prototype).undefined);

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
  const [handle] = handles.get(/** @type {any} */ (value)) ?? [];
  if (!handle) {
    throw new TypeError(`${name} must be a ${Class.name} in use, got one that was deleted`);
  }
  return handle;
}
