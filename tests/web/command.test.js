// The package's command, as it is called at a terminal.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { encode } from 'fast-png';
import { loadNetwork2 } from 'network2-lab';
import { loadMnist, MNIST_FOLDER } from '../../tools/mnist.js';
import { root } from '../../tools/run.js';
import { DEFAULT_CONFIGURATION } from '../../web/model/configuration.js';
import { PATHS } from '../../web/model/fields.js';

const engine = await loadNetwork2();
const sets = loadMnist(engine);
const folder = mkdtempSync(join(tmpdir(), 'network2-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {...string} args @returns {{status: number | null, stdout: string, stderr: string}} */
const command = (...args) =>
  spawnSync(process.execPath, [join(root, 'web/cli/network2-lab.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });

/** @param {...string} args of a command that succeeds @returns {any} what it prints as JSON */
function json(...args) {
  const { status, stdout, stderr } = command(...args, '--json');
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
  return JSON.parse(stdout);
}

/** A run of a moment. */
const SHORT = ['--training-size', '1000', '--epochs', '2', '--evaluation-size', '1000'];

/** The same through the API. @param {import('network2-lab').NetworkOptions} [options] */
function trained(options) {
  const network = new engine.Network([784, 30, 10], { seed: 0, ...options });
  const history = network.sgd(sets.training.slice(0, 1000), {
    epochs: 2,
    miniBatchSize: 10,
    eta: 0.5,
    lambda: 5,
    evaluation: sets.validation.slice(0, 1000),
    monitor: ['evaluationAccuracy', 'trainingCost', 'trainingAccuracy'],
  });
  return { network, history };
}

test('every command says how it is called, and names its options, those of the schema among them', () => {
  const general = command('--help');
  assert.equal(general.status, 0);
  const names = [...general.stdout.matchAll(/^ {2}(\w+) {2}/gm)].map(([, name]) => name);
  assert.deepEqual(names, ['train', 'evaluate', 'predict', 'convert', 'figures', 'verify']);
  for (const name of names) {
    const { status, stdout } = command(name, '--help');
    assert.equal(status, 0);
    assert.match(stdout, new RegExp(`^Usage: network2-lab ${name} [^]* --json [^]* --help `));
    assert.ok(
      stdout.split('\n').every((line) => line.length <= 80),
      name,
    );
  }
  const options = [...command('train', '-h').stdout.matchAll(/^ {2}--([\w-]+)/gm)].map(([, one]) => one.replaceAll('-', '')); // prettier-ignore
  const ofPage = ['data', 'classes']; // the command's own --data says where MNIST is
  for (const path of PATHS) {
    assert.equal(options.includes(path.replace('.', '').toLowerCase()), path === 'data' || !ofPage.includes(path), path); // prettier-ignore
  }
  assert.match(command('train', '--help').stdout, /--eta VALUE +Learning rate η must be a number greater\s+than 0\. By\s+default: 0\.5\./); // prettier-ignore
  assert.match(command('figures', '--help').stdout, /The\s+figures\s+are\s+cost-functions, [^]*surprise and softmax\./); // prettier-ignore
  assert.match(command('convert', '--help').stdout, /--precision NAME +“float32” or “float64”\./);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.equal(command('--version').stdout, `${version}\n`);
});

test('what the command does not know is refused with exit code 2, and the nearest name', () => {
  for (const [args, sentence] of /** @type {[string[], string][]} */ ([
    [[], 'Usage: network2-lab COMMAND [OPTION]...'],
    [['trian'], 'There is no command “trian”. Did you mean “train”?'],
    [['toString'], 'There is no command “toString”.'],
    [['train', '--lmbda', '5'], 'There is no option --lmbda. Did you mean --lambda?'],
    [['train', '--xyzzy'], 'There is no option --xyzzy.'],
    [['train', '-e', '5'], 'There is no option -e.'],
    [['train', '--eta'], 'The option --eta needs a value.'],
    [['train', '--json=yes'], 'The option --json takes no value.'],
    [
      ['train', 'network.json'],
      '“network.json” is an argument too many.\nUsage: network2-lab train [OPTION]...\n',
    ],
    [['evaluate'], 'An argument is missing.\nUsage: network2-lab evaluate FILE [OPTION]...\n'],
    [['train', '--eta', '-1'], 'Learning rate η must be a number greater than 0, not −1.'],
    [['train', '--epochs=many'], 'Epochs must be a whole number from 1 to 100,000.'],
    [
      ['train', '--output', 'softmax'],
      'The cross-entropy cost needs sigmoid output neurons, because it takes each activation for a separate probability; the output neurons are softmax.',
    ],
    [
      ['train', '--save', 'network.pt'],
      'A network can be saved as .json, .safetensors or .onnx, but network.pt ends with none of these.',
    ],
    [['train', '--save', 'nowhere/network.json'], `There is no folder ${join(folder, 'nowhere')}.`],
    [
      ['train', '--data', 'ftp://mnist/'],
      'MNIST must be in a folder or at an address that begins with http:// or https://, not at ftp://mnist/.',
    ],
    [
      ['evaluate', 'a.json', '--set', 'all'],
      'The set of images must be “test”, “validation” or “training”, not “all”.',
    ],
    [
      ['convert', 'a.json', 'b.onnx', '--precision', 'half'],
      'The precision must be “float32” or “float64”, not “half”.',
    ],
    [
      ['figures', 'overfitting'],
      'There is no figure “overfitting”. Did you mean “overfitting-1000”?',
    ],
  ])) {
    // prettier-ignore
    const { status, stdout, stderr } = command(...args);
    assert.deepEqual({ status, stdout }, { status: 2, stdout: '' }, args.join(' '));
    assert.ok(stderr.startsWith(sentence), `${args.join(' ')}: ${stderr}`);
  }
});

test('training gives what the API gives, in a table and as JSON, and saves the network', () => {
  const { network, history } = trained();
  const { epochs, saved, seconds, ...rest } = json('train', ...SHORT, '--save', 'short.json');
  assert.deepEqual(
    epochs,
    [0, 1].map((i) => ({
      epoch: i + 1,
      evaluationAccuracy: history.evaluationAccuracy[i],
      trainingCost: history.trainingCost[i],
      trainingAccuracy: history.trainingAccuracy[i],
    })),
  );
  assert.ok(seconds > 0);
  assert.deepEqual(saved, ['short.json']);
  assert.equal(readFileSync(join(folder, 'short.json'), 'utf8'), JSON.stringify(network));
  assert.equal(rest.configuration.trainingSize, 1000);

  const { status, stdout, stderr } = command('train', ...SHORT);
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
  const [heads, ...lines] = stdout.trimEnd().split('\n');
  assert.match(heads, /^Epoch {2}Accuracy on validation data {2}Cost on training data {2}Accuracy/);
  const right = history.evaluationAccuracy[1];
  assert.match(lines[1], new RegExp(`^ +2 +${right} \\(${(right / 10).toFixed(2)}%\\) +\\d\\.\\d{4} `)); // prettier-ignore
  assert.equal(lines.length, 3);
  assert.match(lines[2], new RegExp(`^2 epochs in .* ${rest.fingerprint}\\.$`));
});

test('settings are taken under the names of options and under those of addresses', () => {
  const { configuration } = json(
    ...['train', '--hidden', '5,4', '--schedule-kind=linear', '--distortion.rotation', '10'],
    ...['--miniBatchSize', '100', '--monitors', 'trainingCost', '--speeds', '--epochs', '1'],
    ...['--training-size', '200'],
  );
  assert.deepEqual(configuration, {
    ...DEFAULT_CONFIGURATION,
    hidden: [5, 4],
    schedule: { ...DEFAULT_CONFIGURATION.schedule, kind: 'linear' },
    distortion: { ...DEFAULT_CONFIGURATION.distortion, rotation: 10 },
    miniBatchSize: 100,
    monitors: ['trainingCost'],
    speeds: true,
    epochs: 1,
    trainingSize: 200,
  });
});

test('a run that diverges says so, with exit code 1, and saves nothing', () => {
  const wild = [
    '--cost',
    'quadratic',
    '--output',
    'linear',
    '--eta',
    '1e30',
    '--save',
    'wild.json',
  ];
  const { status, stderr } = command('train', ...SHORT, ...wild);
  assert.equal(status, 1);
  assert.match(stderr, /^The run diverged: in epoch 1 the weights ceased to be finite numbers\. /);
  assert.ok(!existsSync(join(folder, 'wild.json')));
});

test('a saved network is evaluated in the precision that it was trained in', () => {
  for (const precision of /** @type {const} */ (['float32', 'float64'])) {
    const { network } = trained({ precision });
    writeFileSync(join(folder, 'saved.json'), JSON.stringify(network));
    assert.deepEqual(json('evaluate', 'saved.json'), {
      file: 'saved.json',
      set: 'test',
      size: 10_000,
      right: network.accuracy(sets.test),
      cost: network.totalCost(sets.test),
    });
  }
  const { stdout } = command('evaluate', 'saved.json', '--set', 'validation');
  assert.match(stdout, /^The network reads \d,\d{3} of 10,000 validation images right \(\d\d\.\d\d%\)\. Mean cost: \d\.\d{4}\.\n$/); // prettier-ignore
});

test('a file that holds no network for MNIST is refused, and named', () => {
  writeFileSync(join(folder, 'small.json'), JSON.stringify(new engine.Network([2, 1])));
  writeFileSync(join(folder, 'text.json'), 'Hello');
  writeFileSync(join(folder, 'other.onnx'), 'Hello');
  const diverged = '{"sizes": [784, 10], "weights": [[[NaN, 0.5]]], "biases": [[[0]]], "cost": "QuadraticCost"}'; // prettier-ignore
  writeFileSync(join(folder, 'diverged.json'), diverged);
  for (const [file, sentence] of [
    ['none.json', /^none\.json cannot be read: there is no such file\.\n$/],
    ['diverged.json', /^diverged\.json holds a network that had diverged when it was saved: /],
    ['other.onnx', /^other\.onnx is an ONNX file\. .* take the \.json or \.safetensors file\.\n$/],
    ['text.json', /^text\.json holds no network that can be read: Unexpected token .*\.\n$/],
    [
      'small.json',
      /must hold a network with 784 inputs and 10 outputs, but its layer sizes are 2, 1\.\n$/,
    ],
  ]) {
    // prettier-ignore
    const { status, stderr } = command('evaluate', /** @type {string} */ (file));
    assert.equal(status, 1);
    assert.match(stderr, /** @type {RegExp} */ (sentence));
  }
});

test('MNIST is taken from a folder of its makers’ files, from one of chunks, and from a server', async () => {
  const [plain, zipped] = ['plain', 'zipped'].map((name) => join(folder, name));
  for (const place of [plain, zipped]) mkdirSync(place);
  for (const name of readdirSync(MNIST_FOLDER).filter((file) => /ubyte$/.test(file))) {
    symlinkSync(join(MNIST_FOLDER, name), join(plain, name));
    const dotted = `${name.replace('-idx', '.idx')}.gz`;
    writeFileSync(join(zipped, dotted), gzipSync(readFileSync(join(MNIST_FOLDER, name)), { level: 1 })); // prettier-ignore
  }
  const chunks = join(root, 'build/public/data');
  const server = createServer(({ url }, response) => {
    const file = join(chunks, String(url).slice('/mnist/'.length));
    if (existsSync(file)) response.end(readFileSync(file));
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = `http://127.0.0.1:${/** @type {any} */ (server.address()).port}`;
  const expected = json('train', ...SHORT).fingerprint;
  /** @param {string} data @returns {Promise<{status: unknown, stdout: string, stderr: string}>} */
  const from = (data) =>
    new Promise((resolve) => {
      const args = [join(root, 'web/cli/network2-lab.js'), 'train', ...SHORT, '--json', '--data', data]; // prettier-ignore
      const child = spawn(process.execPath, args, { cwd: folder });
      const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => stream.toArray());
      child.once('close', async (status) =>
        resolve({ status, stdout: String(await stdout), stderr: String(await stderr) }),
      );
    });
  for (const data of [plain, zipped, chunks, `${address}/mnist`]) {
    const { stdout, stderr } = await from(data);
    assert.equal(stdout && JSON.parse(stdout).fingerprint, expected, `${data}: ${stderr}`);
  }
  const { status, stderr } = await from(`${address}/elsewhere/`);
  assert.equal(status, 1);
  assert.equal(stderr, `MNIST could not be had from ${address}/elsewhere/: manifest.json could not be fetched: the server answered 404.\n`); // prettier-ignore
  server.close();
  assert.match(command('train', '--data', folder).stderr, /^MNIST is not in .*train-images-idx3-ubyte/); // prettier-ignore
  assert.match(command('train', '--data', 'nowhere').stderr, /^There is no folder .*nowhere\.\n$/);
});

/** @param {string} file @param {number} index of a test image, drawn dark on light in the file, eight times as large */
function writeDigit(file, index) {
  const [input, scale, margin] = [sets.test.input(index), 8, 40];
  const width = 28 * scale + 2 * margin;
  const data = Uint8Array.from({ length: width * width }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)].map((one) => Math.floor((one - margin) / scale)); // prettier-ignore
    const isInside = x >= 0 && y >= 0 && x < 28 && y < 28;
    return 255 - (isInside ? 256 * input[28 * y + x] : 0);
  });
  writeFileSync(join(folder, file), encode({ width, height: width, data, channels: 1, depth: 8 }));
}

test('pictures are read by the network of the page, or by one of one’s own', () => {
  const files = Array.from({ length: 12 }, (_, index) => `${index}.png`);
  files.forEach(writeDigit);
  const digits = files.map((_, index) => sets.test.label(index));
  const read = /** @type {{file: string, digit: number, outputs: number[]}[]} */ (
    json('predict', ...files)
  );
  assert.deepEqual(
    read.map(({ file, digit }) => [file, digit]),
    files.map((file, i) => [file, digits[i]]),
  );
  assert.ok(read.every(({ outputs }) => outputs.length === 10));

  const { network } = trained();
  writeFileSync(join(folder, 'own.json'), JSON.stringify(network));
  const small = encode({
    width: 28,
    height: 28,
    data: Uint8Array.from(sets.test.input(0), (pixel) => 256 * pixel),
    channels: 1,
    depth: 8,
  });
  writeFileSync(join(folder, 'small.png'), small);
  const [{ outputs }] = json('predict', 'small.png', '--network', 'own.json');
  assert.deepEqual(outputs, Array.from(network.feedforward(sets.test.input(0))));
});

test('a picture that cannot be read is named, and does not keep the others from being read', () => {
  writeDigit('seven.png', 0);
  writeFileSync(join(folder, 'text.png'), 'Hello');
  const white = new Uint8Array(100).fill(255);
  writeFileSync(join(folder, 'white.png'), encode({ width: 10, height: 10, data: white, channels: 1, depth: 8 })); // prettier-ignore
  const { status, stdout, stderr } = command('predict', 'text.png', 'seven.png', 'white.png', 'no.png'); // prettier-ignore
  assert.equal(status, 1);
  assert.match(stdout, /^ +File +Digit +Activation\nseven\.png +7 +[01]\.\d{3}\n$/);
  assert.match(stderr, /^text\.png is no PNG that can be read: /m);
  assert.match(stderr, /^white\.png is empty: /m);
  assert.match(stderr, /^no\.png cannot be read: there is no such file\.$/m);
});

test('a network is converted without loss, to JSON and back, in either precision', () => {
  const { network } = trained();
  writeFileSync(join(folder, 'from.json'), JSON.stringify(network));
  const { fingerprint: _, ...answer } = json('convert', 'from.json', 'to.json');
  assert.deepEqual(answer, { from: 'from.json', to: 'to.json', sizes: [784, 30, 10], precision: 'float32' }); // prettier-ignore
  assert.equal(readFileSync(join(folder, 'to.json'), 'utf8'), JSON.stringify(network));
  assert.equal(json('convert', 'from.json', 'to.json', '--precision', 'float64').precision, 'float64'); // prettier-ignore
});

test('a network goes through safetensors to the bit, and becomes ONNX', async () => {
  const { network } = trained();
  const fingerprint = await network.fingerprint();
  writeFileSync(join(folder, 'from.json'), JSON.stringify(network));
  assert.equal(json('convert', 'from.json', 'to.safetensors').fingerprint, fingerprint);
  assert.equal(json('convert', 'to.safetensors', 'back.json').fingerprint, fingerprint);
  assert.equal(json('evaluate', 'to.safetensors').right, network.accuracy(sets.test));
  json('train', ...SHORT, '--save', 'a.onnx', '--save', 'a.safetensors');
  json('convert', 'from.json', 'b.onnx');
  assert.deepEqual(readFileSync(join(folder, 'a.onnx')), readFileSync(join(folder, 'b.onnx')));
  assert.deepEqual(readFileSync(join(folder, 'a.safetensors')), readFileSync(join(folder, 'to.safetensors'))); // prettier-ignore
}); // prettier-ignore

test('figures are drawn, held to what was published, and their curves written', () => {
  const results = json('figures', 'single-neuron', '--out', 'curves');
  assert.deepEqual(
    results.map((/** @type {any} */ { run, agrees }) => [run, agrees]),
    [
      ['single-neuron-1', true],
      ['single-neuron-2', null],
      ['single-neuron-3', null],
      ['single-neuron-4', true],
      ['single-neuron-5', null],
      ['single-neuron-6', null],
    ],
  );
  assert.match(readFileSync(join(folder, 'curves/single-neuron-1.csv'), 'utf8'), /^epoch,output,cost,w,b\n0,/); // prettier-ignore
  const { status, stdout } = command('figures', 'single-neuron');
  assert.equal(status, 0);
  assert.match(stdout, /^\n.*\n {2}✓ w = 0\.6, b = 0\.9, quadratic: output 0\.82 to 0\.09; the book: 0\.82 to 0\.09\.\n/); // prettier-ignore
});

test('standard output that nobody reads any more ends the command without complaint', () => {
  const program = `${process.execPath} ${join(root, 'web/cli/network2-lab.js')} train --help | head -1`;
  const { stdout, stderr } = spawnSync('sh', ['-c', program], { cwd: folder, encoding: 'utf8' });
  assert.deepEqual({ stdout, stderr }, { stdout: 'Usage: network2-lab train [OPTION]...\n', stderr: '' }); // prettier-ignore
});
