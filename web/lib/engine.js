/**
 * The built module, such that nothing that goes wrong in it does it harm.
 *
 * What fails in C++ comes back as an Error (see cpp/bindings/refusal.hpp) and is thrown here. What
 * JavaScript throws while C++ is below it on the stack, as when there is no room left for a typed
 * array, passes through functions of WebAssembly, which then do not give back their part of the
 * engine's stack: that is done here.
 */
import createEngine from '../../build/wasm/network2.js';
import { LoadError } from './load-error.js';

/** The classes of the table in cpp/bindings/bindings.cpp. */
const CLASSES = [
  'Random',
  'Schedule',
  'Examples',
  'Dataset',
  ...['Network', 'Sgd', 'Monitoring', 'GradientNorms'].flatMap((name) => [
    `${name}Float32`,
    `${name}Float64`,
  ]),
];

/**
 * @param {any} engine the instantiated module
 * @param {Function} call a function of it
 * @returns {(this: any, ...args: any[]) => any} the same, but an Error is thrown instead of returned, and the stack pointer is
 *   afterwards where it was before
 */
function guarded(engine, call) {
  return function (...args) {
    const stack = engine.stackSave();
    let result;
    try {
      result = call.apply(this, args);
    } catch (error) {
      engine.stackRestore(stack);
      // Nothing in C++ is left unguarded but Embind's own conversions, which can lack memory only.
      if (error instanceof WebAssembly.Exception) {
        throw new RangeError('there is not enough memory for this', { cause: error });
      }
      throw error;
    }
    if (result instanceof Error) throw result;
    return result;
  };
}

/**
 * @param {WebAssembly.Module} module the compiled .wasm
 * @returns {Promise<any>} the instantiated module; rejects with a LoadError
 */
function instantiate(module) {
  return new Promise((resolve, reject) => {
    createEngine({
      instantiateWasm(imports, receive) {
        try {
          const instance = new WebAssembly.Instance(module, imports);
          receive(instance, module);
          return instance.exports;
        } catch (error) {
          // Emscripten would only print it, and wait for ever.
          reject(new LoadError('the .wasm file is of another version than its JavaScript', error));
          throw error;
        }
      },
    }).then(resolve, reject);
  });
}

/**
 * @param {WebAssembly.Module} module the compiled .wasm
 * @returns {Promise<import('../../build/wasm/network2.js').Engine>} an engine of its own; rejects with a
 *   LoadError when the .wasm does not fit its JavaScript
 */
export async function startEngine(module) {
  const engine = await instantiate(module);
  for (const Class of CLASSES.map((name) => engine[name])) {
    for (const members of [Class, Class.prototype]) {
      for (const [name, member] of Object.entries(members)) {
        if (typeof member === 'function' && name !== 'constructor') {
          members[name] = guarded(engine, member);
        }
      }
    }
  }
  return engine;
}
