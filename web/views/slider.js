/** A slider with its name on the left and its value on the right. */
import { css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import { number } from '../texts/index.js';

export const sliderStyles = css`
  .slider {
    display: grid;
    grid-template-columns: var(--name, 144px) minmax(0, 1fr) 44px;
    gap: 12px;
    align-items: center;
  }
  .slider input {
    inline-size: 100%;
    margin: 0;
    border: 0;
    padding: 0;
    background: none;
    accent-color: var(--ink);
    cursor: pointer;
  }
  .slider .value {
    text-align: end;
  }
`;

/**
 * @param {object} settings
 * @param {unknown} settings.name its label, as a template may hold it
 * @param {number} settings.value
 * @param {number} settings.min
 * @param {number} settings.max
 * @param {number} settings.step
 * @param {1 | 2} settings.digits of the value that are shown, after the point
 * @param {(value: number) => void} settings.onInput
 */
export const slider = ({ name, value, min, max, step, digits, onInput }) => html`
  <label class="slider">
    <span>${name}</span>
    <input
      type="range"
      min=${min}
      max=${max}
      step=${step}
      .value=${live(String(value))}
      @input=${(/** @type {Event} */ event) =>
        onInput(/** @type {HTMLInputElement} */ (event.target).valueAsNumber)}
    />
    <span class="value numeric" aria-hidden="true"
      >${number(value, digits === 1 ? 'fixed1' : 'fixed2')}</span
    >
  </label>
`;
