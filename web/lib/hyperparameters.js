import { finite, oneOf } from './check.js';
import { readOptions } from './options.js';

/** The regularisations. */
export const REGULARIZATIONS = /** @type {const} */ (['L2', 'L1']);

/** The parts of a distortion. */
const DISTORTION = ['shift', 'rotation', 'scaling', 'skew', 'alpha', 'sigma'];

/**
 * @param {unknown} lambda what was passed; undefined means 0
 * @returns {number} the value, >= 0
 */
export function checkLambda(lambda) {
  return finite('lambda', lambda ?? 0, (value) => value >= 0, '>= 0');
}

/**
 * @param {unknown} distortion what was passed; undefined means none
 * @returns {import('../../build/wasm/network2.js').Distortion} all of its bounds, checked
 */
function readDistortion(distortion) {
  const given = readOptions('distortion', distortion ?? {}, DISTORTION);
  /** @param {string} name @param {number} standard @param {number} least @param {number} most */
  const bound = (name, standard, least, most) =>
    finite(
      `distortion.${name}`,
      given[name] ?? standard,
      (value) => value >= least && value <= most,
      `from ${least} to ${most}`,
    );
  return {
    shift: bound('shift', 0, 0, 100),
    rotation: bound('rotation', 0, 0, 45),
    scaling: bound('scaling', 0, 0, 0.5),
    skew: bound('skew', 0, 0, 45),
    alpha: bound('alpha', 0, 0, 1000),
    sigma: bound('sigma', 4, 0.5, 20),
  };
}

/**
 * @param {import('../../build/wasm/network2.js').Engine} engine the instantiated module
 * @param {Record<string, any>} given what was passed, of known names: eta, and what differs from the defaults
 * @returns {import('../../build/wasm/network2.js').Hyperparameters} all of them, checked
 */
export function readHyperparameters(engine, given) {
  const { eta, lambda, regularization, momentum, dropout, distortion } = given;
  /** @param {number} value */
  const isShare = (value) => value >= 0 && value < 1;
  return {
    eta: finite('eta', eta, (value) => value > 0, '> 0'),
    lambda: checkLambda(lambda),
    regularization:
      engine.Regularization[oneOf('regularization', regularization ?? 'L2', REGULARIZATIONS)],
    momentum: finite('momentum', momentum ?? 0, isShare, 'in [0, 1)'),
    dropout: finite('dropout', dropout ?? 0, isShare, 'in [0, 1)'),
    distortion: readDistortion(distortion),
  };
}
