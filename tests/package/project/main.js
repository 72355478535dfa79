import { trainOneEpoch } from './program.js';

const base = String(new URLSearchParams(location.search).get('base'));
const output = /** @type {HTMLOutputElement} */ (document.querySelector('output'));
trainOneEpoch({ base }).then(
  (count) => (output.value = String(count)),
  (error) => (output.value = `${error.name}: ${error.message}`),
);
