// Runs are kept between visits, and one that was interrupted goes on to the bits it would have come to.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { forAllTests } from '../browser/for-all-tests.js';
import { LabOnPage, openLab } from '../browser/lab.js';
import { launch, launchProfile, serveSite } from '../browser/support.js';

/** @typedef {import('playwright-core').Page} Page */

/** @type {Page} */
let page;
/** @type {LabOnPage} */
let lab;
/** @type {string[]} */
let complaints;

const [browser, site] = await forAllTests(launch(), serveSite());
afterEach(() => page?.context().close());

const PLAIN = { trainingSize: 1000, epochs: 8, lambda: 0.1, evaluationSize: 1000 };

/** What has more to remember: velocities, images distorted by chance, a schedule and its best network. */
const RICH = {
  ...PLAIN,
  momentum: 0.5,
  distortion: { shift: 1, rotation: 10 },
  schedule: { kind: 'stepwise', patience: 2 },
  earlyStopping: 3,
};

/** @param {object} [configuration] */
async function open(configuration, options = {}) {
  ({ page, lab, complaints } = await openLab(browser, site.url, { configuration, ...options }));
}

/** Ends the worker as a crash does. @param {Page} victim @param {number} [number] which of the workers, from the last */
const killWorker = (victim, number = -1) =>
  victim.evaluate((which) => {
    const worker = /** @type {any} */ (globalThis).workers.at(which);
    worker.terminate();
    worker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
  }, number);

/** Remembers the workers, so that they can be killed. @param {Page} victim */
const rememberWorkers = (victim) =>
  victim.addInitScript(() => {
    const Original = Worker;
    /** @type {any} */ (globalThis).workers = [];
    globalThis.Worker = class extends Original {
      /** @param {[string | URL, WorkerOptions?]} args */
      constructor(...args) {
        super(...args);
        /** @type {any} */ (globalThis).workers.push(this);
      }
    };
  });

/**
 * Interruptions of the run: each leaves `page` and `lab` with a page on which it can go on.
 * @type {Record<string, () => Promise<unknown>>}
 */
const INTERRUPTIONS = {
  'its worker was killed': async () => {
    await killWorker(page);
    await page.getByRole('alert').getByText('The training worker stopped: out of memory').waitFor();
  },
  'the page was loaded again': async () => {
    await written();
    await page.reload();
    await isOpen();
  },
  'the page was closed and another one opened': async () => {
    await written();
    const context = page.context();
    await page.close();
    page = await context.newPage();
    await rememberWorkers(page);
    await page.goto(site.url);
    lab = new LabOnPage(page);
    await isOpen();
  },
};

const isOpen = () =>
  page.waitForFunction(
    () => /** @type {any} */ (document.querySelector('network2-lab'))?._lab?.state?.isEngineHere,
  );

/**
 * Waits until the browser has written down what the lab has told it: what comes back of a reload in the very
 * moment in which an epoch ends is that epoch or the one before, and a test is to know which.
 */
const written = () =>
  page.waitForFunction(async () => {
    const { present, notebook } = /** @type {any} */ (document.querySelector('network2-lab'))._lab
      .state;
    const kept = notebook.runs.find((/** @type {any} */ { id }) => id === present.id);
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open('network2-lab');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    /** @param {string} store @param {string} key */
    const get = (store, key) =>
      new Promise((resolve) => {
        const request = database.transaction(store).objectStore(store).get(key);
        request.onsuccess = () => resolve(request.result);
      });
    const [run, checkpoint] = await Promise.all([get('runs', present.id), get('checkpoints', present.id)]); // prettier-ignore
    database.close();
    const { epoch } = kept.run.progress;
    const isRunThere = run?.run.changes.length === kept.run.changes.length;
    return isRunThere && (epoch === 0 || checkpoint?.epoch === epoch);
  });

/** Trains into the third epoch, with a change of eta in the second. @param {boolean} isChanged */
async function trainIntoThird(isChanged) {
  await lab.step('epoch');
  await lab.step('mini-batch', 3);
  if (isChanged) await lab.configure({ eta: 0.25 });
  await lab.step('epoch');
  await lab.step('mini-batch', 4);
}

/** @param {object} configuration @param {boolean} isChanged @returns what comes of an uninterrupted run */
async function uninterrupted(configuration, isChanged) {
  await open(configuration);
  await trainIntoThird(isChanged);
  await lab.train();
  const outcomes = await lab.outcomes();
  await page.context().close();
  return outcomes;
}

const WAYS = Object.keys(INTERRUPTIONS);

/** To a page that comes later it is the same whether the one before was loaded again or closed: one run shows both. */
const TWO_WAYS = WAYS.slice(0, 2);

/** @type {[string, object, boolean, string[]][]} */
const RUNS = [
  ['a plain run', PLAIN, false, WAYS],
  ['a run with momentum, distorted images, schedule and early stopping', RICH, false, TWO_WAYS],
  ['a run whose eta was changed while it trained', PLAIN, true, TWO_WAYS],
];

for (const [what, configuration, isChanged, ways] of RUNS) {
  test(`${what} ends at the same bits, with the same history, however it was interrupted`, async () => {
    const expected = await uninterrupted(configuration, isChanged);
    for (const how of ways) {
      await open(configuration, { prepare: rememberWorkers });
      await trainIntoThird(isChanged);
      await INTERRUPTIONS[how]();
      assert.equal((await lab.outcomes())[0].history.evaluationAccuracy.length, 2, how);
      await lab.train();
      assert.deepEqual(await lab.outcomes(), expected, how);
      await page.context().close();
    }
  });
}

test('a change of eta within the epoch that was interrupted is made again at its place', async () => {
  const change = async () => {
    await lab.step('epoch', 2);
    await lab.step('mini-batch', 3);
    await lab.configure({ eta: 0.25 });
    await lab.step('mini-batch', 2);
  };
  await open(PLAIN);
  await change();
  await lab.train();
  const expected = await lab.outcomes();
  await page.context().close();
  for (const how of TWO_WAYS) {
    await open(PLAIN, { prepare: rememberWorkers });
    await change();
    await INTERRUPTIONS[how]();
    assert.equal((await lab.configuration()).eta, 0.25, how);
    await lab.train();
    assert.deepEqual(await lab.outcomes(), expected, how);
    await page.context().close();
  }
});

test('a run that was interrupted in its first epoch begins again, and ends at the same bits', async () => {
  await open(PLAIN);
  await lab.train();
  const expected = await lab.outcomes();
  await page.context().close();
  for (const how of WAYS) {
    await open(PLAIN, { prepare: rememberWorkers });
    await lab.step('mini-batch', 3);
    await INTERRUPTIONS[how]();
    await lab.train();
    assert.deepEqual(await lab.outcomes(), expected, how);
    await page.context().close();
  }
});

test('a run that trains at full speed and is loaded again ends at the same bits', async () => {
  await open({ ...PLAIN, epochs: 60 });
  await lab.train();
  const expected = await lab.outcomes();
  await page.context().close();
  await open({ ...PLAIN, epochs: 60 });
  for (const epoch of [3, 20]) {
    const loaded = page.waitForEvent('load');
    await page.evaluate((least) => {
      const element = /** @type {any} */ (document.querySelector('network2-lab'));
      let isReloading = false;
      element.addEventListener('network2-progress', (/** @type {CustomEvent} */ { detail }) => {
        if (isReloading || detail.epoch < least) return;
        isReloading = true;
        location.reload();
      });
      void element.start();
    }, epoch);
    await loaded;
    await isOpen();
  }
  await lab.train();
  assert.deepEqual(await lab.outcomes(), expected);
});

/** The second run of this experiment goes on with the generators, images and sizes that the first has left. */
const SHARING = 'weight-initialization-30';

/** @param {number} epochs of the second run after which it is interrupted, and some mini-batches of the next */
async function trainIntoSecondRun(epochs) {
  await lab.choose(SHARING);
  await lab.configure({ epochs: 3, trainingSize: 1000, evaluationSize: 1000 });
  await lab.step('epoch', 3);
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.finished.length === 1); // prettier-ignore
  await lab.step('epoch', epochs);
  await lab.step('mini-batch', 3);
}

for (const [epochs, when] of /** @type {const} */ ([
  [1, 'in its second epoch'],
  [0, 'in its first epoch'],
])) {
  test(`the second run of an experiment, which shares generators with the first, ends at the same bits when it is interrupted ${when}`, async () => {
    await open();
    await trainIntoSecondRun(epochs);
    await lab.train();
    const expected = await lab.outcomes();
    assert.equal(expected.length, 2);
    await page.context().close();
    for (const how of TWO_WAYS) {
      await open(undefined, { prepare: rememberWorkers });
      await trainIntoSecondRun(epochs);
      await INTERRUPTIONS[how]();
      await lab.train();
      assert.deepEqual(await lab.outcomes(), expected, how);
      await page.context().close();
    }
  });
}

test('an experiment that is loaded again between two of its runs goes on with the second', async () => {
  const trainFirst = async () => {
    await open();
    await lab.choose(SHARING);
    await lab.configure({ epochs: 2, trainingSize: 1000, evaluationSize: 1000 });
    await lab.step('epoch', 2);
    await page.waitForFunction(() => /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.finished.length === 1); // prettier-ignore
  };
  await trainFirst();
  await lab.train();
  const expected = await lab.outcomes();
  await page.context().close();
  await trainFirst();
  await page.waitForFunction(async () => (await indexedDB.databases()).length > 0);
  await page.reload();
  await isOpen();
  await lab.train();
  assert.deepEqual(await lab.outcomes(), expected);
});

test('a group that was interrupted goes on, and its runs end at the same bits', async () => {
  await open(PLAIN);
  await lab.click('Run over 5 seeds');
  await groupIsOver();
  const expected = await lab.outcomes();
  await page.context().close();
  await open({ ...PLAIN, epochs: 8 });
  await lab.click('Run over 5 seeds');
  await page.waitForFunction(() =>
    /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.notebook.runs.some(
      (/** @type {any} */ { run }) => run.progress.epoch >= 2,
    ),
  );
  await page.reload();
  await page.getByRole('button', { name: 'Continue 5 seeds' }).click();
  await groupIsOver();
  assert.deepEqual(await lab.outcomes(), expected);
});

test('the present run is removed and taken back, and what comes then begins anew', async () => {
  await open({ ...PLAIN, epochs: 2 });
  await lab.train();
  const expected = await lab.outcomes();
  const runs = page.locator('n2-runs');
  await lab.click('Remove First run');
  await lab.status('ready');
  assert.deepEqual(await lab.outcomes(), []);
  await runs.getByRole('button', { name: 'Undo' }).click();
  await lab.button('Remove First run').waitFor();
  assert.deepEqual(await lab.outcomes(), expected);
  await lab.configure({ epochs: 1000 });
  await lab.click('Start');
  await lab.status('running');
  await page.locator('n2-runs .wide').getByText('running').waitFor();
  await runs.getByRole('button', { name: /^Remove epochs/ }).click();
  await lab.status('ready');
  assert.deepEqual(await lab.outcomes(), expected);
});

const groupIsOver = () =>
  page.waitForFunction(() => {
    const { notebook, batch } = /** @type {any} */ (document.querySelector('network2-lab'))._lab
      .state;
    return notebook.groups.length > 0 && batch === null;
  });

test('after the browser was closed, runs, names and settings are there again, and the run goes on', async () => {
  await open(PLAIN);
  await trainIntoThird(true);
  await lab.train();
  const expected = await lab.outcomes();
  await page.context().close();
  const folder = await mkdtemp(join(tmpdir(), 'network2-lab-'));
  try {
    const first = await launchProfile(folder);
    ({ page, lab } = await openLab(first, site.url, { configuration: PLAIN }));
    await trainIntoThird(true);
    await lab.click('Rename First run');
    await page.getByLabel('Name of the run').fill('Tuesday');
    await page.keyboard.press('Enter');
    await lab.click('Star Tuesday');
    await written();
    await first.close();
    const second = await launchProfile(folder);
    ({ page, lab } = await openLab(second, site.url));
    await lab.status('paused');
    assert.deepEqual(await lab.names(), ['Tuesday']);
    assert.equal(await lab.button('Remove the star from Tuesday').count(), 1);
    assert.equal((await lab.configuration()).trainingSize, 1000);
    await lab.train();
    assert.deepEqual(await lab.outcomes(), expected);
    await second.close();
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('what was removed stays away, and what was taken back stays there, after a reload', async () => {
  await open({ ...PLAIN, epochs: 1 });
  await lab.train();
  await lab.configure({ lambda: 1 });
  await lab.train();
  const [, second] = await lab.outcomes();
  const runs = page.locator('n2-runs');
  await lab.click('Remove λ 0.1 → 1');
  await runs.getByRole('button', { name: 'Undo' }).click();
  await lab.click('Remove First run');
  await lab.button('Remove First run').waitFor({ state: 'detached' });
  await page.waitForFunction(async () => {
    const database = await new Promise((resolve) => {
      const request = indexedDB.open('network2-lab');
      request.onsuccess = () => resolve(request.result);
    });
    const count = await new Promise((resolve) => {
      const request = database.transaction('runs').objectStore('runs').count();
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    return count === 1;
  });
  await page.reload();
  await isOpen();
  assert.deepEqual(await lab.outcomes(), [second]);
});

/**
 * Ways in which a browser keeps nothing, and what the page says then.
 * @type {Record<string, {spoil: () => void, sentence: string}>}
 */
const SPOILT = {
  'refuses IndexedDB': {
    spoil: () => {
      indexedDB.open = () => {
        throw new DOMException('denied', 'SecurityError');
      };
    },
    sentence: 'The browser does not let the page store anything',
  },
  'has a database that a later version of the page has made': {
    spoil: () => {
      indexedDB.open('network2-lab', 1000);
    },
    sentence: 'The browser does not let the page store anything',
  },
  'has no IndexedDB': {
    spoil: () => {
      Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
    },
    sentence: 'The browser does not let the page store anything',
  },
  'has its storage full': {
    spoil: () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
    sentence: 'The browser’s storage is full',
  },
  'finds its storage full when a run has been kept already': {
    spoil: () => {
      const { put } = IDBObjectStore.prototype;
      let rest = 5;
      IDBObjectStore.prototype.put = function (...args) {
        rest -= 1;
        if (rest < 0) throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, /** @type {any} */ (args));
      };
    },
    sentence: 'The browser’s storage is full',
  },
};

for (const [name, { spoil, sentence }] of Object.entries(SPOILT)) {
  test(`where the browser ${name} that is said once, and the lab works on`, async () => {
    await open(
      { ...PLAIN, epochs: 2 },
      { prepare: (/** @type {Page} */ one) => one.addInitScript(spoil) },
    );
    await lab.train();
    await lab.configure({ lambda: 1 });
    await lab.train();
    await page.locator('n2-runs').getByText(sentence).waitFor();
    assert.equal(await page.getByText('kept only until you close').count(), 1);
    assert.equal(await page.getByRole('alert').count(), 0);
    await page.getByTitle('Open First run').click();
    await lab.status('complete');
    assert.equal((await lab.configuration()).lambda, 0.1);
    await lab.click('Remove First run');
    await page.locator('n2-runs').getByRole('button', { name: 'Undo' }).click();
    await lab.click('Run over 5 seeds');
    await groupIsOver();
    const outcomes = await lab.outcomes();
    assert.ok(outcomes.length === 7 && outcomes.every(({ status }) => status === 'complete'));
    assert.deepEqual(complaints, []);
  });
}
