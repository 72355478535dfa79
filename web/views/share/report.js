import { css, html, LitElement, nothing } from 'lit';
import { DEFAULT_CONFIGURATION } from '../../model/configuration.js';
import { differencesBetween } from '../../model/notebook.js';
import { text } from '../../texts/index.js';
import { runNames, settingName, settingValue } from '../../texts/run-names.js';
import { shared } from '../theme.js';

/**
 * What a printed report has besides the charts and the table: a line for the name, and of each run that is shown
 * its settings, in so far as they are not the usual ones, its fingerprint and its link. Not on the screen.
 * @element n2-report
 */
export class Report extends LitElement {
  static properties = { state: { attribute: false }, linkOf: { attribute: false } };

  static styles = [
    shared,
    css`
      :host {
        display: none;
      }
      @media print {
        :host {
          display: block;
        }
      }
      .name {
        border-block-end: 1px solid;
        max-inline-size: 384px;
        padding-block-end: 4px;
      }
      h3 {
        margin-block: 16px 4px;
      }
      p {
        margin: 4px 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../../lab/state.js').LabState | null} */
    this.state = null;
    /** @type {(run: import('../../model/run.js').Run) => string | null} */
    this.linkOf = () => null;
  }

  render() {
    if (!this.state) return nothing;
    const { notebook, present } = this.state;
    const names = runNames(notebook);
    const runs = notebook.runs.filter(({ id, isShown }) => isShown || id === present.id);
    return html`
      <p class="name">${text('share.reportName')}:</p>
      <h2>${text('share.reportSettings')}</h2>
      ${runs.map(({ id, run }) => {
        const settings = differencesBetween(DEFAULT_CONFIGURATION, run.configuration);
        const link = this.linkOf(run);
        return html`<h3>${names.get(id)}</h3>
          <p>
            ${settings
              .map(({ path, to }) =>
                text('share.reportSetting', {
                  setting: settingName(path),
                  value: settingValue(to, path),
                }),
              )
              .join('; ')}
          </p>
          ${run.fingerprint ? html`<p>${text('share.fingerprint', { fingerprint: run.fingerprint })}</p>` : nothing}
          ${link ? html`<p>${link}</p>` : nothing}`;
      })}
    `;
  }
}

customElements.define('n2-report', Report);
