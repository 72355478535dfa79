import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';
import * as Comlink from 'comlink';
import { refused } from '../../web/data/fault.js';
import { TrainingClient } from '../../web/worker/client.js';
import '../../web/worker/keep-faults.js';
import { settle } from './support/fake-client.js';

/** What a session in the worker does. */
const session = {
  reset: () => undefined,
  run: () => new Promise(() => {}),
  load() {
    throw refused({ code: 'wrongSizes', sizes: '2, 1', outputs: 10 });
  },
};

/** @type {MessageChannel[]} all there are, Comlink's too: an open one would keep Node running */
const channels = [];
globalThis.MessageChannel = class extends MessageChannel {
  constructor() {
    super();
    channels.push(this);
  }
};

/** @type {FakeWorker[]} the workers that were started */
let workers = [];

/** The page's side of a worker, the other side of which is a port of a channel. */
class FakeWorker {
  #channel = new MessageChannel();
  onerror = (/** @type {{message: string}} */ event) => void event;

  constructor() {
    workers.push(this);
    const { port1, port2 } = this.#channel;
    const open = async () => Comlink.proxy(session);
    Comlink.expose({ open, ping: () => undefined }, /** @type {any} */ (port2));
    this.postMessage = port1.postMessage.bind(port1);
    this.addEventListener = port1.addEventListener.bind(port1);
    this.removeEventListener = port1.removeEventListener.bind(port1);
    port1.start();
  }

  /** Ends without a word, as a worker does whose process is killed. */
  terminate() {
    this.#channel.port1.close();
    this.#channel.port2.close();
  }
}
globalThis.Worker = /** @type {any} */ (FakeWorker);

afterEach(() => {
  mock.timers.reset();
  workers = [];
  for (const { port1 } of channels.splice(0)) port1.close();
});

/** Lets messages come and go, and `seconds` pass. @param {number} seconds */
async function pass(seconds) {
  for (let second = 0; second < seconds; second++) {
    mock.timers.tick(1000);
    for (let turn = 0; turn < 5; turn++) await settle();
  }
}

const open = () => TrainingClient.open({ data: 'data/', engine: null }, () => {});
const configuration = /** @type {any} */ ({});

test('a worker that answers is given all the time it needs', async () => {
  mock.timers.enable({ apis: ['setInterval'] });
  const client = await open();
  let isOver = false;
  void client.run('end').then(
    () => (isOver = true),
    () => (isOver = true),
  );
  await pass(300);
  assert.equal(isOver, false);
  client.close();
});

test('a worker that ended without a word is noticed by whoever waits for its answer', async () => {
  mock.timers.enable({ apis: ['setInterval'] });
  const client = await open();
  const running = assert.rejects(client.run('end'), {
    name: 'WorkerError',
    fault: { code: 'workerEnded', reason: 'silent', seconds: 30 },
  });
  workers[0].terminate();
  await pass(40);
  await running;
  assert.equal((await client.ended).name, 'WorkerError');
});

test('an error that ends a worker rejects the calls that wait, and is told', async () => {
  const client = await open();
  const running = assert.rejects(client.run('end'), { message: /out of memory/ });
  workers[0].onerror({ message: 'out of memory' });
  await running;
  assert.match((await client.ended).message, /out of memory/);
});

test('a worker that cannot start is told of', async () => {
  const opening = assert.rejects(open(), {
    name: 'WorkerError',
    fault: { code: 'workerEnded', reason: 'unstarted' },
  });
  workers[0].onerror({ message: '' });
  await opening;
});

test('what a session throws keeps its name and its fault on the way to the page', async () => {
  const client = await open();
  await assert.rejects(client.load(/** @type {any} */ ({}), configuration, 1), {
    name: 'RangeError',
    fault: { code: 'wrongSizes', sizes: '2, 1', outputs: 10 },
  });
  client.close();
});

test('closing a worker ends the calls that wait', async () => {
  const client = await open();
  await client.reset(configuration, 1);
  const running = assert.rejects(client.run('end'), { name: 'WorkerError' });
  client.close();
  await running;
});
