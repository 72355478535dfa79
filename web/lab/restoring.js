/**
 * What was kept, read again. A store may hold what a later or an earlier version of the page left there, or anything
 * at all: what is not as it should be is left out, and the rest is made use of.
 */
import * as v from 'valibot';
import { changeConfiguration, DEFAULT_CONFIGURATION, MONITORS } from '../model/configuration.js';
import { differences } from '../model/description.js';
import { configurationOf } from '../model/experiment.js';
import { PATHS } from '../model/fields.js';
import { forecastSchema } from '../model/forecast.js';
import { LOOKS, nameFrom } from '../model/notebook.js';
import { newRun } from '../model/run.js';
import { experimentOf, verdictFor } from './series.js';

/** @typedef {import('../model/notebook.js').Kept} Kept */
/** @typedef {import('../model/notebook.js').Group} Group */
/** @typedef {import('../model/run.js').Run} Run */
/** @typedef {import('./store.js').Last} Last */

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const amount = v.pipe(v.number(), v.finite(), v.minValue(0));
const column = v.array(v.union([v.number(), v.nan()]));
const watched = v.array(v.nullable(v.union([v.number(), v.nan()])));
const value = v.union([v.number(), v.string(), v.boolean(), v.array(v.union([v.number(), v.string()]))]); // prettier-ignore

const keptEntries = {
  id: v.string(),
  name: v.pipe(v.nullable(v.string()), v.transform(nameFrom)),
  isStarred: v.boolean(),
  isShown: v.boolean(),
  look: v.pipe(count, v.maxValue(LOOKS - 1)),
  differences: v.nullable(
    v.array(v.object({ path: v.picklist(PATHS), from: v.optional(value), to: v.optional(value) })),
  ),
  group: v.nullable(v.string()),
  status: v.picklist(['new', 'running', 'paused', 'complete', 'failed']),
};

const runSchema = v.object({
  configuration: v.unknown(),
  experiment: v.nullable(v.object({ id: v.string(), run: v.nullable(count) })),
  isFromFile: v.boolean(),
  changes: v.array(
    v.object({
      ...{ epoch: count, miniBatch: count, lambda: amount },
      eta: v.pipe(amount, v.gtValue(0)),
    }),
  ),
  progress: v.object({ epoch: count, miniBatch: count, share: amount, seconds: amount }),
  curves: v.object({
    run: v.object({ epochs: count }),
    history: v.object(
      /** @type {Record<typeof MONITORS[number], typeof watched>} */ (
        Object.fromEntries(MONITORS.map((monitor) => [monitor, watched]))
      ),
    ),
    miniBatches: v.object({ epoch: column, cost: column, accuracy: column }),
    speeds: v.object({ epoch: v.array(count), layers: v.array(column) }),
    histogram: v.array(count),
  }),
  fingerprint: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))),
  rightOnTest: v.optional(v.nullable(count), null),
  forecast: v.optional(v.nullable(forecastSchema), null),
});

const keptSchema = v.object({ ...keptEntries, run: runSchema });

const groupSchema = v.object({
  id: v.string(),
  kind: v.picklist(['seeds', 'sweep', 'search']),
  path: v.picklist(PATHS),
  values: v.array(v.pipe(v.number(), v.finite())),
  isShown: v.boolean(),
  look: keptEntries.look,
});

const lastSchema = v.object({
  present: v.object(keptEntries),
  configuration: v.unknown(),
  experiment: v.nullable(v.string()),
  change: v.unknown(),
  isFurther: v.boolean(),
  finished: v.array(v.object({ id: v.string() })),
});

/**
 * @template {import('valibot').GenericSchema} Schema
 * @param {Schema} schema
 * @param {unknown} stored
 * @returns {v.InferOutput<Schema> | null} null where it is something else
 */
function parsed(schema, stored) {
  const { success, output } = v.safeParse(schema, stored);
  return success ? output : null;
}

/** @param {v.InferOutput<typeof runSchema>} stored @returns {Run | null} */
function runFrom({ configuration: stored, progress, curves, ...rest }) {
  const { configuration, invalid } = changeConfiguration(DEFAULT_CONFIGURATION, stored);
  if (Object.keys(invalid).length > 0) return null;
  const fresh = newRun(configuration);
  const { epochs, miniBatches } = fresh.progress;
  const { epoch, cost, accuracy } = curves.miniBatches;
  const areColumns = cost.length === epoch.length && accuracy.length === epoch.length;
  const areLayers = curves.speeds.layers.every((layer) => layer.length === curves.speeds.epoch.length); // prettier-ignore
  const isPlace = progress.epoch <= epochs && progress.miniBatch < miniBatches;
  if (!areColumns || !areLayers || !isPlace || curves.run.epochs > epochs) return null;
  return {
    ...{ ...rest, configuration },
    progress: { ...fresh.progress, ...progress },
    curves: { ...curves, run: { ...fresh.curves.run, epochs: curves.run.epochs } },
  };
}

/** @param {unknown} stored @returns {Kept[]} the run; none where it is something else */
function keptFrom(stored) {
  const kept = parsed(keptSchema, stored);
  const run = kept && runFrom(kept.run);
  return run ? [/** @type {Kept} */ ({ ...kept, run })] : [];
}

/** @template {{id: string}} One @param {One[]} all @returns {One[]} the first of each id */
const unique = (all) => [...new Map(all.toReversed().map((one) => [one.id, one])).values()].reverse(); // prettier-ignore

/**
 * @param {Record<string, unknown>} last
 * @param {Kept[]} runs
 * @returns {Omit<Last, 'groups' | 'order'> | null} what the lab was at
 */
function lastFrom(last, runs) {
  const stored = parsed(lastSchema, last);
  if (!stored) return null;
  const experiment = experimentOf(stored.experiment);
  const base = experiment ? configurationOf(experiment, 0) : DEFAULT_CONFIGURATION;
  const change = differences(base, changeConfiguration(base, stored.change).configuration);
  const finished = stored.finished.slice(0, experiment?.runs.length ?? 0).map(({ id }, index) => {
    const run = runs.find((kept) => kept.id === id)?.run;
    return { id, verdict: experiment && run ? verdictFor(experiment, index, run, change) : null };
  });
  return {
    ...{ present: /** @type {Last['present']} */ (stored.present), change, finished },
    configuration: changeConfiguration(DEFAULT_CONFIGURATION, stored.configuration).configuration,
    experiment: experiment?.id ?? null,
    isFurther: experiment !== null && stored.isFurther,
  };
}

/**
 * @param {{runs: unknown[], last: unknown}} stored
 * @returns {{runs: Kept[], groups: Group[], last: Omit<Last, 'groups' | 'order'> | null}} runs in their order;
 *   groups: that have any; last: null where nothing can be made of it
 */
export function restoredFrom({ runs: stored, last }) {
  const whole = /** @type {Record<string, unknown>} */ (
    typeof last === 'object' && last ? last : {}
  );
  const order = parsed(v.array(v.string()), whole.order) ?? [];
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = (/** @type {Kept} */ { id }) => places.get(id) ?? order.length;
  const runs = unique(stored.flatMap(keptFrom)).toSorted((one, other) => placeOf(one) - placeOf(other)); // prettier-ignore
  const groups = (Array.isArray(whole.groups) ? whole.groups : [])
    .flatMap((group) => parsed(groupSchema, group) ?? [])
    .filter(({ id }) => runs.some(({ group }) => group === id));
  const isGroup = (/** @type {string | null} */ id) => groups.some((group) => group.id === id);
  return {
    runs: runs.map((kept) => (isGroup(kept.group) ? kept : { ...kept, group: null })),
    groups: /** @type {Group[]} */ (unique(groups)),
    last: lastFrom(whole, runs),
  };
}

/**
 * @param {unknown} stored
 * @param {Run} run whose checkpoint it should be
 * @returns {import('../worker/training.js').Checkpoint | undefined} nothing where it cannot be; the network in it, the
 *   engine checks
 */
export function checkpointFrom(stored, run) {
  const checkpoint = parsed(v.looseObject({ epoch: count }), stored);
  const isOfRun = checkpoint && checkpoint.epoch > 0 && checkpoint.epoch <= run.progress.epoch;
  return isOfRun ? /** @type {any} */ (checkpoint) : undefined;
}
