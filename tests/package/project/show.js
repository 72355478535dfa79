// A page that shows what the program says. Where MNIST is stands in its address.
import { trainOneEpoch } from './program.js';

/** @param {import('network2-lab').LoadOptions} [engine] where it is */
export function show(engine) {
  const base = String(new URLSearchParams(location.search).get('base'));
  const output = /** @type {HTMLOutputElement} */ (document.querySelector('output'));
  trainOneEpoch({ base }, engine).then(
    (count) => (output.value = String(count)),
    (error) => (output.value = `${error.name}: ${error.message}`),
  );
}
