// npm run bench: how fast the engine trains, beside others, and how the page does meanwhile. Prints
// tables in Markdown; `npm run bench -- --json` prints one JSON object instead. Everything in a
// table was measured in turn, round after round, in this one run.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, type } from 'node:os';
import { join } from 'node:path';
import { loadMnist, MNIST_FOLDER } from '../../tools/mnist.js';
import { buildEngine, prepareMnist } from '../../tools/prepare.js';
import { CommandError, root, run, runTool } from '../../tools/run.js';
import { setUp, SetupError } from '../../tools/setup.js';
import { loadNetwork2 } from '../../web/lib/index.js';
import { convNetJs, inChromium, inNode, native, numPy, tensorFlow } from './contenders.js';
import { measurePage } from './page.js';
import { measurePeak, operationsOf } from './peak.js';
import { median, race } from './race.js';
import { printReport } from './report.js';

const RACE = { rounds: 7, seconds: 0.5 };
const CURVE = { rounds: 3, seconds: 0.4 };

/** Inputs other than 0 in a training image, on average. */
function inkOfAnImage() {
  const pixels = readFileSync(join(MNIST_FOLDER, 'train-images-idx3-ubyte')).subarray(16);
  let ink = 0;
  for (const pixel of pixels) ink += pixel > 0 ? 1 : 0;
  return (784 * ink) / pixels.length;
}

/**
 * Races contenders and closes them.
 * @param {(import('./contenders.js').Contender | null)[]} contenders null where one is not there
 * @param {{rounds: number, seconds: number}} how
 */
async function raceAll(contenders, how) {
  const present = contenders.filter((one) => one !== null);
  try {
    return await race(present, how);
  } finally {
    for (const contender of present) await contender.close();
  }
}

async function raceOf30() {
  const chromium = await inChromium([30]);
  try {
    return await raceAll(
      [
        ...chromium.contenders,
        inNode('float32', [30]),
        inNode('float64', [30]),
        native('float32', [30]),
        native('float64', [30]),
        numPy(30),
        convNetJs(30),
        tensorFlow('wasm', 30, 'layers'),
        tensorFlow('wasm', 30),
        tensorFlow('cpu', 30),
      ],
      RACE,
    );
  } finally {
    await chromium.close();
  }
}

const raceOf100 = () =>
  raceAll(
    [
      inNode('float32', [100]),
      native('float32', [100]),
      numPy(100),
      tensorFlow('wasm', 100, 'layers'),
      tensorFlow('wasm', 100),
    ],
    RACE,
  );

/** @param {number[]} hidden */
const raceOfWide = (hidden) =>
  raceAll([inNode('float32', hidden), native('float32', hidden)], RACE);

/** Milliseconds that classifying 10,000 images takes, for networks of some shapes. */
async function measureEvaluation() {
  const network2 = await loadNetwork2();
  const { validation } = loadMnist(network2);
  return [[30], [100], [300, 300]].map((hidden) => {
    const network = new network2.Network([784, ...hidden, 10]);
    const times = Array.from({ length: 30 }, () => {
      const start = performance.now();
      network.accuracy(validation);
      return performance.now() - start;
    });
    return { hidden, milliseconds: median(times.slice(5)) };
  });
}

/** Images a second against the number of hidden neurons, of images in a mini-batch, and of images. */
async function measureCurves() {
  const tasks = {
    hidden: [10, 30, 100, 300, 512, 1000].map((n) => ({
      value: n,
      contender: inNode('float32', [n]),
    })),
    miniBatchSize: [1, 3, 10, 30, 100, 1000].map((miniBatchSize) => ({
      value: miniBatchSize,
      contender: inNode('float32', [30], { miniBatchSize }),
    })),
    trainingSize: [1000, 5000, 20_000, 60_000].map((trainingSize) => ({
      value: trainingSize,
      contender: inNode('float32', [30], { trainingSize }),
    })),
  };
  /** @type {Record<string, {value: number, imagesPerSecond: number}[]>} */
  const curves = {};
  for (const [name, points] of Object.entries(tasks)) {
    const results = await raceAll(
      points.map(({ contender }) => contender),
      CURVE,
    );
    curves[name] = results.map(({ imagesPerSecond }, i) => ({
      value: points[i].value,
      imagesPerSecond,
    }));
  }
  return curves;
}

/** The kernels by themselves, by Google Benchmark. */
function measureKernels() {
  const { stdout, status } = spawnSync(
    join(root, 'build/bench/tests/bench/network2_kernels'),
    ['--benchmark_format=json', '--benchmark_min_time=0.1'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new CommandError('the kernels did not run');
  return JSON.parse(stdout).benchmarks.map(
    (/** @type {any} */ { name, real_time, items_per_second }) => ({
      name,
      nanoseconds: real_time,
      imagesPerSecond: items_per_second,
    }),
  );
}

/** @param {string[]} args of the command */
async function bench(args) {
  const unknown = args.find((one) => one !== '--json');
  if (unknown) throw new CommandError(`The bench has one option, --json; got ${unknown}`);
  const isJson = args.includes('--json');
  const quiet = { quiet: true };
  const log = (/** @type {string} */ text) => console.error(text);

  log('Building');
  setUp({ forTests: true, forBench: true });
  buildEngine(['peak']);
  await prepareMnist();
  run(['cmake', '--preset', 'bench'], quiet);
  run(['cmake', '--build', '--preset', 'bench'], quiet);
  run(['npm', 'ci', '--prefix', 'tests/bench/peers', '--no-audit', '--no-fund'], quiet);
  run(['node_modules/.bin/vite', 'build', '--config', 'web/vite.config.js'], quiet);

  log('Racing (two minutes)');
  const peak = await measurePeak();
  const results = {
    machine: { cpu: cpus()[0].model, system: `${type()} ${release()}`, node: process.version },
    peak,
    ink: inkOfAnImage(),
    races: [
      { hidden: [30], results: await raceOf30() },
      { hidden: [100], results: await raceOf100() },
      { hidden: [800], results: await raceOfWide([800]) },
      { hidden: [300, 300], results: await raceOfWide([300, 300]) },
    ],
    evaluation: await measureEvaluation(),
    curves: await measureCurves(),
    kernels: measureKernels(),
  };
  log('Opening the page');
  const all = { ...results, page: await measurePage() };
  const operations = (/** @type {number[]} */ hidden) => operationsOf(hidden, all.ink);
  if (isJson) console.log(JSON.stringify(all, null, 2));
  else printReport(all, operations);
}

await runTool(() => bench(process.argv.slice(2)), SetupError);
