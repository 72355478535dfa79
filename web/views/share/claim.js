import { css, html, LitElement, nothing } from 'lit';
import { list, text } from '../../texts/index.js';
import { shared } from '../theme.js';

/**
 * What the link that was opened says of the run, and whether it is true; and what of the link was not understood.
 * @element n2-claim
 */
export class Claim extends LitElement {
  static properties = { state: { attribute: false }, ignored: { attribute: false } };

  static styles = [
    shared,
    css`
      p {
        margin: 0;
        padding: 10px 14px;
        border-inline-start: 3px solid var(--ink);
        background: var(--sheet);
        font-size: 14px;
        overflow-wrap: anywhere;
      }
      p + p {
        margin-block-start: 8px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../../lab/state.js').LabState | null} */
    this.state = null;
    /** @type {{key: string, value: string}[]} parts of the link that were not understood */
    this.ignored = [];
  }

  render() {
    const claim = this.state?.claim;
    return html`
      ${
        this.ignored.length > 0
          ? html`<p role="status">
              ${text('share.ignored', {
                count: this.ignored.length,
                list: list(
                  this.ignored.map(({ key, value }) =>
                    shown(value === '' ? key : `${key}=${value}`),
                  ),
                  'and',
                ),
              })}
            </p>`
          : nothing
      }
      ${
        claim
          ? html`<p role="status">
              ${text(CLAIMS[claim.answer ?? 'open'], { fingerprint: claim.fingerprint })}
            </p>`
          : nothing
      }
    `;
  }
}

const CLAIMS = /** @type {const} */ ({
  open: 'share.claim',
  same: 'share.claimSame',
  differs: 'share.claimDiffers',
});

/** Characters of a part of a link that are repeated. */
const MAX_SHOWN = 60;

/** @param {string} part */
const shown = (part) => (part.length > MAX_SHOWN ? `${part.slice(0, MAX_SHOWN)}…` : part);

customElements.define('n2-claim', Claim);
