import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeRun } from '../../web/lab/describing.js';
import { DEFAULT_CONFIGURATION, merged } from '../../web/model/configuration.js';
import { newRun } from '../../web/model/run.js';

const CONFIGURATION = merged(DEFAULT_CONFIGURATION, { lambda: 0.1 });

test('a run of an experiment that is not known here is described by its settings alone', () => {
  const places = [
    { id: 'of-another-version', run: 2 },
    { id: 'of-another-version', run: null },
  ];
  for (const experiment of places) {
    assert.deepEqual(describeRun(newRun(CONFIGURATION, { experiment })), {
      ...{ experiment: null, run: null, change: { lambda: 0.1 }, changes: [], result: null },
    });
  }
});

test('a run that its experiment does not have is described as a further one', () => {
  const run = newRun(CONFIGURATION, { experiment: { id: 'l1-l2', run: 99 } });
  const description = describeRun(run);
  assert.equal(description?.run, null);
  assert.equal(description?.change?.lambda, 0.1);
});

test('a run that began with the network of a file has no description', () => {
  assert.equal(describeRun(newRun(CONFIGURATION, { isFromFile: true })), null);
});
