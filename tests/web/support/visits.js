// Visits to a page that keeps its runs.
import { settle } from './fake-client.js';
import { endEpoch, fakeLab, finishRun, progress } from './fake-lab.js';
import { MemoryStore } from './memory-store.js';

/** @typedef {import('./fake-lab.js').FakeLab} FakeLab */

/** A visit to a page that keeps its runs. @param {MemoryStore} store */
export async function visit(store) {
  const fake = fakeLab();
  await fake.lab.open(/** @type {any} */ (store));
  await settle();
  return fake;
}

/** @param {FakeLab} fake starts, and lets the worker begin */
export async function start({ lab }) {
  void lab.start();
  await settle();
}

/** Trains a run to its end. @param {FakeLab} fake */
export async function complete(fake) {
  await start(fake);
  finishRun(fake.client, fake.lab.state.configuration.epochs);
  await settle();
}

/** A store in which a run is complete, and another was interrupted in its third epoch. */
export async function usedStore() {
  const store = new MemoryStore();
  const fake = await visit(store);
  await fake.lab.configure({ epochs: 4 });
  await complete(fake);
  await fake.lab.configure({ lambda: 1 });
  await start(fake);
  endEpoch(fake.client, 0);
  endEpoch(fake.client, 1);
  fake.client.report(progress(2, 10));
  await fake.lab.configure({ eta: 0.1 });
  fake.client.report({ type: 'change', epoch: 2, miniBatch: 10, eta: 0.1, lambda: 1 });
  fake.client.report(progress(2, 50));
  await settle();
  return { store, before: fake.lab.state };
}
