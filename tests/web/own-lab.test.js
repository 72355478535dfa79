import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownData } from '../../web/data/own/library.js';
import { examined, ownDataFrom } from '../../web/data/own/plan.js';
import { describe } from '../../web/lab/describing.js';
import { changeConfiguration, DEFAULT_CONFIGURATION } from '../../web/model/configuration.js';
import { readDescription, writeDescription } from '../../web/model/description.js';
import { answerText } from '../../web/texts/answer.js';
import { runNames } from '../../web/texts/run-names.js';
import { verify } from '../../web/model/verify.js';
import { LoadError } from '../../web/data/fault.js';
import { newRun } from '../../web/model/run.js';
import { classNames } from '../../web/views/class-names.js';
import { digits, only } from './support/own-files.js';
import { settle } from './support/fake-client.js';
import { fakeLab, finishRun } from './support/fake-lab.js';

const NOTHING = { transpose: false, invert: false, fromOne: false };

/** Data of three classes: 222 images for training, 47 each for validation and testing. */
const three = await ownDataFrom(
  await examined({ title: 'three', kind: 'idx', training: only(digits(0, 1000), (label) => label < 3), test: null, names: null, leftOut: [] }), // prettier-ignore
  NOTHING,
  ['nought', 'one', 'two'],
);
const { training: TRAINING, validation: VALIDATION } = three.sets;

/** An id of data that are nowhere. */
const ELSEWHERE = '0123456789abcdef';

async function opened() {
  const fake = fakeLab();
  await fake.lab.open();
  return fake;
}

test('using data of one’s own begins a run on all of them, with as many outputs as they have classes', async () => {
  const { lab, client } = await opened();
  await lab.configure({ evaluation: 'validation', miniBatchSize: 500 });
  await (await lab.ownData()).use(three);
  const { configuration, own, run } = lab.state;
  assert.equal(configuration.data, three.id);
  assert.equal(configuration.classes, 3);
  assert.equal(configuration.trainingSize, TRAINING.size);
  assert.equal(configuration.evaluationSize, VALIDATION.size);
  assert.equal(configuration.miniBatchSize, TRAINING.size, 'no mini-batch is larger than the data');
  assert.deepEqual(own?.found?.names, ['nought', 'one', 'two']);
  assert.deepEqual(run.configuration, configuration);
  assert.deepEqual(client.calls.at(-1), ['reset', configuration]);
});

test('going back to MNIST takes all of it again', async () => {
  const { lab } = await opened();
  await (await lab.ownData()).use(three);
  await (await lab.ownData()).useMnist();
  assert.deepEqual(lab.state.configuration, DEFAULT_CONFIGURATION);
  assert.equal(lab.state.own, null);
});

test('no experiment of the book goes on with other data than MNIST', async () => {
  const { lab } = await opened();
  await lab.choose('overfitting-1000');
  await (await lab.ownData()).use(three);
  assert.equal(lab.state.experiment, null);
  assert.equal(lab.state.run.experiment, null);
  assert.equal(lab.state.configuration.epochs, 400, 'its other settings stay');
  await lab.choose('overfitting-1000');
  assert.equal(lab.state.configuration.data, 'mnist');
});

test('more images than there are, or other classes, are refused with what there is', async () => {
  const { lab } = await opened();
  await (await lab.ownData()).use(three);
  const before = lab.state.configuration;
  await lab.configure({ trainingSize: 1000 });
  assert.deepEqual(lab.state.invalid, { trainingSize: { code: 'wholeNumber', min: 1, max: TRAINING.size, got: 1000 } }); // prettier-ignore
  await lab.configure({ classes: 4 });
  assert.deepEqual(lab.state.invalid, { classes: { code: 'wholeNumber', min: 3, max: 3, got: 4 } });
  assert.equal(lab.state.configuration, before);
  await lab.configure({ trainingSize: 100 });
  assert.deepEqual(lab.state.invalid, {});
});

test('MNIST has ten classes', () => {
  const { invalid } = changeConfiguration(DEFAULT_CONFIGURATION, { classes: 3 });
  assert.deepEqual(invalid, { classes: { code: 'mnistClasses', classes: 3 } });
  const data = changeConfiguration(DEFAULT_CONFIGURATION, { data: 'fashion' });
  assert.deepEqual(data.invalid, { data: { code: 'dataSet', got: 'fashion' } });
});

test('whoever asks for the test data gets as much of them as there is', async () => {
  const { lab } = await opened();
  const training = only(digits(0, 600), (label) => label < 3);
  const apart = only(digits(2000, 60), (label) => label < 3);
  const read = await examined({ title: 'x', kind: 'idx', training, test: apart, names: null, leftOut: [] }); // prettier-ignore
  const data = await ownDataFrom(read, NOTHING, ['0', '1', '2']);
  await (await lab.ownData()).use(data);
  assert.ok(lab.state.configuration.evaluationSize > apart.labels.length);
  await lab.configure({ evaluation: 'test' });
  assert.deepEqual(lab.state.invalid, {});
  assert.equal(lab.state.configuration.evaluationSize, apart.labels.length);
});

test('the pad is read by the network in training, whoever was chosen before: the other knows digits only', async () => {
  const { lab, client } = await opened();
  client.report({ type: 'reader', problem: null });
  lab.readBy('reader');
  await (await lab.ownData()).use(three);
  await lab.show(new Float32Array(784));
  client.report({ type: 'prediction', own: [0.1, 0.2, 0.9], reader: Array(10).fill(0) });
  assert.equal(lab.state.readBy, 'own');
  assert.equal(lab.state.prediction?.digit, 2);
});

test('the link of a run says its data, reads as it was written, and without them it is as short as ever', async () => {
  const { lab } = await opened();
  assert.equal(writeDescription(describe(lab.state)), '');
  await (await lab.ownData()).use(three);
  const text = writeDescription(describe(lab.state));
  assert.equal(text, `data=${three.id}&classes=3&trainingSize=${TRAINING.size}&evaluationSize=${VALIDATION.size}`); // prettier-ignore
  const { description, ignored } = readDescription(text, []);
  assert.deepEqual(ignored, []);
  assert.equal(writeDescription(description), text);
});

test('of data that are not in this browser the state says so, and the settings of the link stay', async () => {
  const { lab } = await opened();
  const looked = new Promise((resolve) => {
    lab.addEventListener('change', () => lab.state.own && resolve(null));
  });
  await lab.configure({ data: ELSEWHERE, classes: 5, trainingSize: 90 });
  await looked;
  assert.deepEqual(lab.state.own, { id: ELSEWHERE, found: null });
  assert.equal(lab.state.configuration.classes, 5);
  await assert.rejects(ownData.chunks(ELSEWHERE, 'training', 90), { fault: { code: 'noOwnData' } });
});

test('data that are removed are gone, and the lab is at MNIST again', async () => {
  const { lab } = await opened();
  await (await lab.ownData()).use(three);
  await (await lab.ownData()).remove(three.id);
  assert.equal(lab.state.configuration.data, 'mnist');
  assert.equal(ownData.known(three.id), undefined);
});

test('a run is named by its data, once and shortly', async () => {
  const { lab, client } = await opened();
  void lab.start();
  await settle();
  finishRun(client, 30);
  await settle();
  await (await lab.ownData()).use(three);
  void lab.start();
  await settle();
  finishRun(client, 30);
  await settle();
  const names = [...runNames(lab.state.notebook).values()];
  assert.match(names[1], new RegExp(`^data MNIST → own ${three.id.slice(0, 4)}, training images `));
  assert.doesNotMatch(names[1], /classes/);
});

test('a run on data that are not here cannot be made again, which is said', async () => {
  const run = { ...newRun(DEFAULT_CONFIGURATION), fingerprint: ELSEWHERE };
  const fails = () => Promise.reject(new LoadError({ code: 'noOwnData' }));
  const [answer] = await verify([run], fails);
  assert.deepEqual(answer, { code: 'cannot', why: 'noData' });
  assert.match(answerText(answer), /its data are not here\.$/);
});

test('a network is saved with the names of its classes, and without the data its file has them', async () => {
  const { lab, client } = await opened();
  await (await lab.ownData()).use(three);
  client.saved = { sizes: [784, 30, 3] };
  assert.deepEqual(JSON.parse(String(await lab.saveNetwork())).classes, ['nought', 'one', 'two']);
  await (await lab.ownData()).useMnist();
  const names = [...'abcdefghij'];
  client.loaded = {};
  const load = (/** @type {object} */ rest) =>
    lab.loadNetwork(new Blob([JSON.stringify({ sizes: [784, 30, 10], ...rest })]));
  assert.deepEqual(classNames(lab.state), [...'0123456789']);
  await load({ classes: names });
  assert.deepEqual(classNames(lab.state), names);
  assert.deepEqual(JSON.parse(String(await lab.saveNetwork())).classes, names);
  await load({});
  assert.deepEqual(classNames(lab.state), [...'0123456789']);
  await load({ classes: names });
  await lab.configure({ hidden: [10] });
  assert.deepEqual(classNames(lab.state), [...'0123456789']);
});
