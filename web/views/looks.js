/**
 * How runs look, wherever they are shown: each has a colour, `--run-N` of the theme, and a dash, so that they are
 * told apart without colours too. Within a run the thick line is evaluation data, the thin one training data.
 */
import { css, html } from 'lit';

/** Dashes of the looks, in pixels of lines and gaps. @type {number[][]} */
export const LOOKS = [[], [9, 4], [2, 3], [10, 3, 2, 3], [5, 2], [1, 4]];

/** Style sheet with the colours of the looks, for views outside the charts too. */
export const runColours = css`
  .run-0 {
    color: var(--run-0);
  }
  .run-1 {
    color: var(--run-1);
  }
  .run-2 {
    color: var(--run-2);
  }
  .run-3 {
    color: var(--run-3);
  }
  .run-4 {
    color: var(--run-4);
  }
  .run-5 {
    color: var(--run-5);
  }
`;

/** Of the line that shows what a person expects. */
export const FORECAST_DASH = [2, 4];

/** Widths of lines, in pixels. */
export const WIDTHS = {
  training: 1.25,
  evaluation: 2.5,
  miniBatches: 1,
  published: 0,
  forecast: 2,
  low: 0,
  high: 0,
};

/**
 * @param {number} look
 * @param {'training' | 'evaluation' | 'miniBatches'} [what] of a run; its evaluation data when left out
 * @returns {unknown} a piece of its line
 */
export const lineSample = (look, what = 'evaluation') =>
  html`<svg class="line run-${look}" width="26" height="8" viewBox="0 0 26 8" aria-hidden="true">
    <path
      d="M0 4H26"
      fill="none"
      stroke="currentColor"
      stroke-width=${WIDTHS[what]}
      stroke-dasharray=${LOOKS[look].join(' ')}
    />
  </svg>`;
