import { finite, integer, oneOf } from './check.js';
import { Handled, handleOf, unowned } from './handle.js';
import { ANY_TRAINING, SCHEDULE } from './option-names.js';
import { readOptions } from './options.js';

/** The kinds of schedule. */
const KINDS = /** @type {const} */ (['constant', 'stepwise', 'linear']);

/** The engine counts with 32 bits. */
export const MAX_EPOCHS = 0xffffffff;

/**
 * @param {import('../../build/wasm/network2.js').Engine} engine the instantiated module
 * @param {Record<string, any>} given what was passed, of known names: schedule and earlyStopping, both optional
 * @returns {import('../../build/wasm/network2.js').ScheduleOptions} complete, checked
 */
export function readSchedule(engine, { schedule, earlyStopping }) {
  const known = ['kind', 'patience', 'factor', 'stopAt'];
  const { kind, patience, factor, stopAt } = readOptions('schedule', schedule ?? {}, known);
  return {
    kind: engine.ScheduleKind[oneOf('schedule.kind', kind ?? 'constant', KINDS)],
    patience: integer('schedule.patience', patience ?? 10, 1, MAX_EPOCHS),
    factor: finite(
      'schedule.factor',
      factor ?? 0.5,
      (value) => value > 0 && value < 1,
      'in (0, 1)',
    ),
    stopAt: finite(
      'schedule.stopAt',
      stopAt ?? 1 / 128,
      (value) => value >= 0 && value < 1,
      'in [0, 1)',
    ),
    earlyStopping: integer('earlyStopping', earlyStopping ?? 0, 0, MAX_EPOCHS),
  };
}

/**
 * @param {import('../../build/wasm/network2.js').Engine} engine the instantiated module
 * @param {import('../../build/wasm/network2.js').ScheduleOptions} schedule as readSchedule gives it
 * @returns {boolean} whether it goes by the accuracy on the evaluation data
 */
export const needsAccuracy = (engine, { kind, earlyStopping }) =>
  kind === engine.ScheduleKind.stepwise || earlyStopping > 0;

/**
 * The class Schedule of one engine; see index.d.ts for what its members do.
 * @param {import('../../build/wasm/network2.js').Engine} engine the instantiated module
 * @returns {import('./index.d.ts').ScheduleConstructor} the class
 */
export function defineSchedule(engine) {
  return class Schedule extends Handled {
    /** @param {import('./index.d.ts').ScheduleOptions & {epochs: number}} given */
    constructor(given) {
      const known = readOptions('options', given, [...SCHEDULE, 'epochs'], ANY_TRAINING);
      const checked = readSchedule(engine, known);
      const epochs = integer('epochs', known.epochs, 1, MAX_EPOCHS);
      super(unowned(engine.Schedule.create(checked, epochs)));
    }

    get share() {
      return handleOf('this', this, Schedule).share();
    }

    /** @param {number} accuracy on the evaluation data after the epoch that is over */
    record(accuracy) {
      const handle = handleOf('this', this, Schedule);
      return handle.record(finite('accuracy', accuracy, () => true, ''));
    }
  };
}
