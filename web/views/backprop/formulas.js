/** The formulas of backpropagation (chapter 2 of the book), whose quantities can be pointed at. */
import { html } from 'lit';
import { text } from '../../texts/index.js';
import { rich } from '../rich.js';

/** @typedef {import('../../worker/walk.js').WayBack} WayBack */

/** The stages of a walk, in their order. */
export const STAGES = /** @type {const} */ ([
  'forward',
  'error',
  'backwards',
  'gradient',
  'update',
]);

/** @param {string} name @param {unknown} shown */
const term = (name, shown) => html`<span data-term=${name}>${shown}</span>`;

const a = term('a', html`<i>a</i>`);
const error = term('error', html`(${a} − ${term('y', html`<i>y</i>`)})`);
const slope = term('slope', html`<i>σ</i>′(<i>z</i>)`);

/** The error of an output, by cost. @type {Partial<Record<import('../../lib/index.d.ts').Cost, unknown>>} */
const OUTPUT_ERRORS = {
  quadratic: html`${error} · ${slope}`,
  'cross-entropy': error,
  'log-likelihood': error,
};

/** @type {Record<(typeof STAGES)[number], (ways: WayBack[]) => unknown>} */
export const formulas = {
  forward: () =>
    html`${a}<sup><i>l</i></sup> = <i>σ</i>(<i>w</i><sup><i>l</i></sup> <i>a</i
      ><sup><i>l</i>−1</sup> + <i>b</i><sup><i>l</i></sup
      >)`,
  error: (ways) =>
    ways.map(
      ({ cost }, i) =>
        html`<div>
          ${term(`delta${i}`, html`<i>δ</i>`)} = ${OUTPUT_ERRORS[cost]}
          <small>${text(/** @type {import('../../texts/index.js').Key} */ (`walk.${cost}`))}</small>
        </div>`,
    ),
  backwards: () =>
    html`${term('delta0', html`<i>δ</i><sup><i>l</i></sup>`)} = ((<i>w</i><sup><i>l</i>+1</sup>)<sup
        >T</sup
      >
      <i>δ</i><sup><i>l</i>+1</sup>) ⊙ ${slope}`,
  gradient: () => html`${rich('walk.formula.weights')} ${rich('walk.formula.biases')}`,
  update: () => html`${rich('walk.formula.stepOfWeights')} ${rich('walk.formula.stepOfBiases')}`,
};
