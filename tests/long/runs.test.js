// Runs beside one another: kept, named and shown together; over seeds, and as a sweep.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { forAllTests } from '../browser/for-all-tests.js';
import { openLab } from '../browser/lab.js';
import { faultsOf, launch, serveSite } from '../browser/support.js';

/** @typedef {import('../browser/lab.js').LabOnPage} LabOnPage */

/** @type {import('playwright-core').Page} */
let page;
/** @type {LabOnPage} */
let lab;
/** @type {string[]} */
let complaints;

const [browser, site] = await forAllTests(launch(), serveSite());
afterEach(() => page?.close());

/** A run of a second that both charts show. */
const SHORT = {
  ...{ trainingSize: 1000, epochs: 6, lambda: 0.1, evaluationSize: 1000 },
  monitors: ['evaluationAccuracy', 'evaluationCost', 'trainingAccuracy', 'trainingCost'],
};

/** Three runs of other lambdas, the last of which is the first in the table. */
const NAMES = ['λ 1 → 10', 'λ 0.1 → 1', 'First run'];

/** @param {object} [options] */
const open = async (options) => {
  ({ page, lab, complaints } = await openLab(browser, site.url, {
    configuration: SHORT,
    ...options,
  }));
};

/** @param {(field: import('playwright-core').Locator, value: string) => Promise<unknown>} write @param {() => Promise<unknown>} start */
async function trainThree(write, start) {
  const lambda = page.getByLabel('Parameter λ');
  for (const value of ['0.1', '1', '10']) {
    if (value !== '0.1') await write(lambda, value);
    await start();
    await lab.status('complete');
  }
}

async function trainThreeByPointer() {
  await trainThree(
    async (field, value) => {
      await field.fill(value);
      await field.press('Tab');
      await lab.status('ready');
    },
    () => lab.click('Start'),
  );
}

/** That the key of each chart, and the table, show these runs, each with the same look, and different ones. */
async function assertShown(/** @type {string[]} */ names) {
  await page.waitForFunction((wanted) => {
    const lab = /** @type {any} */ (document.querySelector('network2-lab')).shadowRoot;
    const rows = [...lab.querySelector('n2-runs').shadowRoot.querySelectorAll('.shown:has(svg) input')];
    const shown = rows.map(({ ariaLabel }) => ariaLabel.replace(/^Show (.*) in the charts$/, '$1'));
    return shown.sort().join() === wanted;
  }, names.toSorted().join()); // prettier-ignore
  const inTable = await lab.looks(page.locator('n2-runs .shown:has(svg)'));
  const expected = inTable.map(({ name, ...look }) => ({
    name: name.replace(/^Show (.*) in the charts$/, '$1'),
    ...look,
  }));
  assert.deepEqual(expected.map(({ name }) => name).sort(), [...names].sort());
  for (const kind of /** @type {const} */ (['accuracy', 'cost'])) {
    await page.waitForFunction(
      ([which, count]) =>
        /** @type {any} */ (document.querySelector('network2-lab')).shadowRoot
          .querySelector(`n2-chart[kind=${which}]`)
          .shadowRoot.querySelectorAll('.key').length === count,
      /** @type {const} */ ([kind, names.length]),
    );
    const keys = await lab.keys(kind);
    const byName = (/** @type {{name: string}[]} */ list) =>
      list.toSorted((one, other) => (one.name < other.name ? -1 : 1));
    assert.deepEqual(byName(keys), byName(expected));
  }
  assert.equal(new Set(expected.map(({ colour }) => colour)).size, names.length);
  assert.equal(new Set(expected.map(({ dash }) => dash)).size, names.length);
}

test('three runs that differ in lambda are named by what they change, and drawn over one another', async () => {
  await open();
  await trainThreeByPointer();
  assert.deepEqual(await lab.names(), NAMES);
  await assertShown(NAMES);
  const drawn = await page.evaluate(() => {
    const chart = /** @type {any} */ (document.querySelector('network2-lab')).shadowRoot.querySelector('n2-chart'); // prettier-ignore
    return chart._plot.plot.series.length - 1;
  });
  assert.ok(drawn >= 6, `${drawn} lines`); // of each run training and evaluation data
  await lab.box('λ 0.1 → 1').uncheck();
  await assertShown(['λ 1 → 10', 'First run']);
  await lab.box('λ 0.1 → 1').check();
  await assertShown(NAMES);
  await lab.box('λ 1 → 10').uncheck(); // the present one
  await assertShown(['λ 0.1 → 1', 'First run']);
  assert.deepEqual(complaints, []);
});

test('three runs are made, compared, hidden and shown by the keyboard alone', async () => {
  await open();
  await trainThree(
    async (field, value) => {
      await lab.type(field, value);
      await lab.status('ready');
    },
    () => lab.press(lab.button('Start')),
  );
  assert.deepEqual(await lab.names(), NAMES);
  await assertShown(NAMES);
  await lab.press(lab.box('First run'), 'Space');
  await assertShown(['λ 1 → 10', 'λ 0.1 → 1']);
  await lab.press(lab.box('First run'), 'Space');
  await assertShown(NAMES);
});

/** The button that takes the last removal back; the pad has one of the same name. */
const undo = () => page.locator('n2-runs').getByRole('button', { name: 'Undo' });

test('a run is renamed, starred, removed and taken back by the keyboard, which keeps its place', async () => {
  await open();
  await trainThreeByPointer();
  await lab.press(lab.button('Rename λ 0.1 → 1'));
  await lab.type(page.getByLabel('Name of the run'), 'Ten times more');
  await lab.button('Rename Ten times more').waitFor();
  assert.ok(await isFocused(lab.button('Rename Ten times more')));
  await assertShown(['λ 1 → 10', 'Ten times more', 'First run']);

  await lab.press(lab.button('Rename Ten times more'));
  await page.keyboard.type('thrown away');
  await page.keyboard.press('Escape');
  assert.ok(await isFocused(lab.button('Rename Ten times more')));

  await lab.press(lab.button('Star Ten times more'));
  assert.equal(await lab.button('Remove the star from Ten times more').count(), 1);

  await lab.press(lab.button('Remove Ten times more'));
  await page.getByText('The run has been removed.').waitFor();
  assert.deepEqual(await lab.names(), ['λ 1 → 10', 'First run']);
  await assertShown(['λ 1 → 10', 'First run']);
  assert.ok(await isFocused(undo()));

  await lab.press(undo());
  await lab.box('Ten times more').waitFor();
  assert.deepEqual(await lab.names(), ['λ 1 → 10', 'Ten times more', 'First run']);
  assert.equal(await lab.button('Remove the star from Ten times more').count(), 1);
  await assertShown(['λ 1 → 10', 'Ten times more', 'First run']);
});

/** @param {import('playwright-core').Locator} element */
const isFocused = (element) => element.evaluate((one) => one.matches(':focus'));

test('an earlier run is opened with its settings, curves and network, and a copy of it is run', async () => {
  await open();
  await trainThreeByPointer();
  const [first] = await lab.outcomes();
  await page.getByTitle('Open First run').click();
  await lab.status('complete');
  assert.equal((await lab.configuration()).lambda, 0.1);
  assert.equal(await lab.page.getByLabel('Parameter λ').inputValue(), '0.1');
  const shown = await page.evaluate(() => /** @type {any} */ (document.querySelector('network2-lab')).getState().history); // prettier-ignore
  assert.deepEqual(shown, first.history);
  await lab.click('Set up another run like λ 0.1 → 1');
  await lab.status('ready');
  assert.equal((await lab.configuration()).lambda, 1);
  await lab.train();
  const outcomes = await lab.outcomes();
  assert.equal(outcomes.length, 4);
  assert.equal(outcomes[3].fingerprint, outcomes[1].fingerprint);
  assert.notEqual(outcomes[3].fingerprint, outcomes[0].fingerprint);
});

test('a change of eta while it trains is part of the run, and is said in the table', async () => {
  await open();
  await lab.step('epoch', 2);
  await lab.step('mini-batch', 5);
  await lab.configure({ eta: 0.25 });
  await lab.train();
  const [{ changes }] = await lab.outcomes();
  assert.deepEqual(changes, [{ epoch: 2, miniBatch: 5, eta: 0.25, lambda: 0.1 }]);
  await page.locator('n2-runs').getByText('η 0.5 → 0.25 after 2.1 epochs').waitFor();
});

test('five seeds are a band with their mean in the key, and five rows', async () => {
  await open();
  await lab.press(lab.button('Run over 5 seeds'));
  await groupIsOver();
  const names = await lab.names();
  assert.equal(names[0], '5 seeds');
  assert.deepEqual(names.slice(1).toSorted(), ['0', '1', '2', '3', '4'].map((seed) => `seed ${seed}`)); // prettier-ignore
  await assertShown(['5 seeds']);
  const outcomes = await lab.outcomes();
  assert.ok(outcomes.every(({ status }) => status === 'complete'));
  assert.equal(new Set(outcomes.map(({ fingerprint }) => fingerprint)).size, 5);
  const { values, kinds } = await page.evaluate(() => {
    const chart = /** @type {any} */ (document.querySelector('network2-lab')).shadowRoot.querySelector('n2-chart[kind=accuracy]'); // prettier-ignore
    return { values: [...chart.values], kinds: chart.series.map((/** @type {any} */ one) => one.what) }; // prettier-ignore
  });
  assert.ok(
    ['low', 'high'].every((what) => kinds.includes(what)),
    kinds.join(),
  );
  const last = outcomes.map(({ history }) => Number(history.evaluationAccuracy.at(-1)));
  const mean = last.reduce((sum, one) => sum + one, 0) / 5 / 10; // of 1,000 images, in per cent
  const [, shown] = values.find(([key]) => /evaluation$/.test(key)) ?? [];
  assert.equal(Number.parseFloat(shown), Number(mean.toFixed(2)));
});

/** Waits until the runs of a group are over. */
const groupIsOver = () =>
  page.waitForFunction(() => {
    const { notebook, batch } = /** @type {any} */ (document.querySelector('network2-lab'))._lab
      .state;
    return notebook.groups.length > 0 && batch === null;
  });

/** @param {number} epochs that some run of the group has passed, while it is going on */
const groupHasCome = (epochs) =>
  page.waitForFunction((least) => {
    const { notebook } = /** @type {any} */ (document.querySelector('network2-lab'))._lab.state;
    return notebook.runs.some((/** @type {any} */ { run }) => run.progress.epoch >= least);
  }, epochs);

test('a sweep of eta over six values is plotted against eta, by the keyboard alone', async () => {
  await open();
  await lab.press(page.locator('n2-several summary'), 'Space');
  await lab.type(page.getByLabel('Values to try'), '0.01 0.1 0.5 1 2 5');
  await page.getByRole('group', { name: /^Accuracy against η: .*0\.01 gives/ }).waitFor();
  await groupIsOver();
  const label = await page.getByRole('group', { name: /^Accuracy against η/ }).getAttribute('aria-label'); // prettier-ignore
  for (const eta of ['0.01', '0.1', '0.5', '1', '2', '5']) assert.ok(label?.includes(`${eta} gives `), `${label}`); // prettier-ignore
  assert.equal((await lab.names()).length, 7);
  const points = await page.evaluate(() => {
    const chart = /** @type {any} */ (document.querySelector('network2-lab')).shadowRoot.querySelector('n2-sweep-chart'); // prettier-ignore
    return chart._plot.plot.data[0];
  });
  assert.deepEqual([...points], [0.01, 0.1, 0.5, 1, 2, 5]);
  assert.deepEqual(complaints, []);
});

test('a list that is no sweep is refused in a sentence, and nothing begins', async () => {
  await open();
  await page.locator('n2-several summary').click();
  for (const wrong of ['1', 'one two', '1 1', '']) {
    await page.getByLabel('Values to try').fill(wrong);
    await lab.click('Run the sweep');
    await page.getByText('A sweep needs 2 to 20 different numbers').waitFor();
  }
  await page.getByLabel('Values to try').fill('-1 1');
  await lab.click('Run the sweep');
  await page.getByText('Learning rate η must be a number greater than 0').first().waitFor();
  assert.deepEqual(await lab.outcomes(), []);
});

test('a search for η and λ lists its tries by what they came to, and the best is taken, by the keyboard alone', async () => {
  await open();
  const search = page.locator('n2-search');
  await lab.press(search.locator('summary'), 'Space');
  await lab.type(search.getByLabel('Tries'), '4');
  await groupIsOver();
  await search.getByRole('img', { name: /The best: η / }).waitFor();
  const cells = await search.locator('tbody tr').evaluateAll(
    (rows) =>
    rows.map((row) => [...row.querySelectorAll('td')].map(({ innerText }) => Number.parseFloat(innerText))), // prettier-ignore
  );
  assert.equal(cells.length, 4);
  const shares = cells.map(([, , share]) => share);
  assert.deepEqual(
    shares,
    shares.toSorted((one, other) => other - one),
  );
  const best = await page.evaluate(() => {
    const { runs } = /** @type {any} */ (document.querySelector('network2-lab'))._lab.state
      .notebook;
    return Math.max(...runs.map((/** @type {any} */ { run }) => Math.max(...run.curves.history.evaluationAccuracy))); // prettier-ignore
  });
  assert.equal(shares[0], best / 10); // of 1,000 images, in per cent
  assert.deepEqual(await faultsOf(page), []);
  await lab.press(search.getByRole('button', { name: /^Take η/ }));
  await search.getByText('These are the present settings.').waitFor();
  const { eta, lambda, epochs } = await lab.configuration();
  assert.deepEqual([eta, lambda, epochs], [...cells[0].slice(0, 2), SHORT.epochs]);
  assert.deepEqual(complaints, []);
});

test('a search without bounds is refused in a sentence, and nothing begins', async () => {
  await open();
  const search = page.locator('n2-search');
  await search.locator('summary').click();
  await search.getByLabel('η from').fill('0');
  await lab.click('Search');
  await search.getByText('A search needs bounds above 0').waitFor();
  assert.deepEqual(await lab.outcomes(), []);
});

test('a group is paused, goes on, is stopped and is taken up again, by the keyboard alone', async () => {
  await open({ configuration: { ...SHORT, epochs: 100_000, monitorEvery: 'run' } });
  const several = page.locator('n2-several');
  const press = async (/** @type {string} */ name) => {
    await several.getByRole('button', { name }).waitFor();
    await lab.press(several.getByRole('button', { name }));
  };
  const statuses = async () => (await lab.outcomes()).map(({ status }) => status);
  await lab.press(lab.button('Run over 5 seeds'));
  await page.locator('n2-several button:focus', { hasText: 'Pause' }).waitFor();
  await groupHasCome(2);
  assert.ok((await statuses()).includes('running'));
  await press('Pause');
  await several.getByRole('button', { name: 'Continue' }).waitFor();
  await nothingRuns();
  await press('Continue');
  await groupHasCome(1 + (await furthest()));
  await press('Stop');
  await lab.button('Run over 5 seeds').waitFor();
  await nothingRuns();
  await lab.press(lab.button('Continue 5 seeds'));
  await groupHasCome(1 + (await furthest()));
  await press('Stop');
});

/** Waits until no run is in training. */
const nothingRuns = () =>
  page.waitForFunction(() =>
    /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.notebook.runs.every(
      (/** @type {any} */ { status }) => status !== 'running',
    ),
  );

/** @returns {Promise<number>} epochs of the run that has come furthest */
const furthest = () =>
  page.evaluate(() => {
    const { runs } = /** @type {any} */ (document.querySelector('network2-lab'))._lab.state
      .notebook;
    return Math.max(...runs.map((/** @type {any} */ { run }) => run.progress.epoch));
  });

test('the runs of a group that was held up and stopped end at the bits of one that trains alone', async () => {
  await open();
  await lab.train();
  const [alone] = await lab.outcomes();
  for (const how of ['pause', 'stop']) {
    await page.evaluate((method) => {
      const { _lab } = /** @type {any} */ (document.querySelector('network2-lab'));
      const hold = () => {
        const group = _lab.state.notebook.groups.at(-1)?.id;
        const members = _lab.state.notebook.runs.filter((/** @type {any} */ kept) => kept.group === group); // prettier-ignore
        if (!group || members.every((/** @type {any} */ { run }) => run.progress.epoch < 2)) return;
        _lab.removeEventListener('change', hold);
        _lab.batches[method]();
      };
      _lab.addEventListener('change', hold);
    }, how);
    await lab.click('Run over 5 seeds');
    await page.locator('n2-several, n2-runs').getByRole('button', { name: /^Continue/ }).click(); // prettier-ignore
    await groupIsOver();
    await lab.click(`Remove 5 seeds`);
    const removed = await page.evaluate(() => /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.removed.runs); // prettier-ignore
    assert.ok(
      removed.every((/** @type {any} */ { kept }) => kept.status === 'complete'),
      how,
    );
    assert.equal(removed[0].kept.run.fingerprint, alone.fingerprint, how);
    assert.deepEqual(removed[0].kept.run.curves.history, alone.history, how);
  }
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`axe finds nothing on the page with runs, a band and a sweep, in ${colorScheme} colours`, async () => {
    await open({ colorScheme, configuration: { ...SHORT, epochs: 2 } });
    await showEverything();
    assert.deepEqual(await faultsOf(page), []);
  });
}

/** Two runs of one's own, five seeds and a sweep. */
async function showEverything() {
  await lab.train();
  await lab.configure({ lambda: 1 });
  await lab.train();
  await lab.click('Run over 5 seeds');
  await groupIsOver();
  await page.locator('n2-several summary').click();
  await page.getByLabel('Values to try').fill('0.1 0.5 2');
  await lab.click('Run the sweep');
  await page.waitForFunction(() => {
    const { notebook, batch } = /** @type {any} */ (document.querySelector('network2-lab'))._lab
      .state;
    return notebook.groups.length === 2 && batch === null;
  });
}

test('on a phone nothing is wider than the window, and the runs can be used', async () => {
  await open({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    configuration: { ...SHORT, epochs: 2 },
  });
  await showEverything();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await lab.button('Remove First run').tap();
  await undo().tap();
  await lab.box('First run').tap();
  await page.locator('n2-runs .shown:has(svg)', { has: lab.box('First run') }).waitFor({ state: 'detached' }); // prettier-ignore
  const wide = await page.evaluate(() => {
    const runs = /** @type {any} */ (document.querySelector('network2-lab')).shadowRoot.querySelector('n2-runs').shadowRoot; // prettier-ignore
    const box = runs.querySelector('.scroll');
    return box.scrollWidth - box.clientWidth;
  });
  assert.equal(wide, 0);
  assert.deepEqual(await faultsOf(page), []);
});
