/** Small drawings for buttons whose label would be too long where they stand; the label is spoken. */
import { html } from 'lit';

/** Outlines in a square of 16 by 16. */
const OUTLINES = {
  star: 'M8 1.8 9.9 5.9 14.3 6.4 11 9.4 11.9 13.8 8 11.6 4.1 13.8 5 9.4 1.7 6.4 6.1 5.9Z',
  rename: 'M2.5 13.5 3.3 10.4 11 2.7 13.3 5 5.6 12.7ZM9.6 4.1 11.9 6.4',
  duplicate: 'M5.5 5.5V2.5H13.5V10.5H10.5M2.5 5.5H10.5V13.5H2.5Z',
  remove: 'M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5',
};

/**
 * @param {keyof typeof OUTLINES} name
 * @param {boolean} [isFilled]
 * @returns {unknown} in the colour of the text around it
 */
export const icon = (name, isFilled = false) =>
  html`<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <path
      d=${OUTLINES[name]}
      fill=${isFilled ? 'currentColor' : 'none'}
      stroke="currentColor"
      stroke-width="1.25"
      stroke-linejoin="round"
    />
  </svg>`;
