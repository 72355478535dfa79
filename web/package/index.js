/** The package `network2-lab`: network2.py as an engine for JavaScript. Types: web/lib/index.d.ts. */
export { loadNetwork2 } from './engines.js';
