import { css, html, LitElement, nothing } from 'lit';
import { hasBegun } from '../../model/run.js';
import { changesBetween, confusionOf, CRITICAL, mcNemar } from '../../model/mistakes.js';
import { keptOf } from '../../model/notebook.js';
import { number, text } from '../../texts/index.js';
import { runNames } from '../../texts/run-names.js';
import { classNames } from '../class-names.js';
import { raise } from '../raise.js';
import { shared } from '../theme.js';
import './gallery.js';

/** @typedef {import('../../lab/state.js').LabState} LabState */
/** @typedef {import('../../lab/state.js').Mistakes} Mistakes */

/** Classes of which a table of all confusions can be read; of more, the most frequent ones are listed. */
const IN_TABLE = 16;

/**
 * What the network reads wrong: which digits as which, what has changed since it was looked at before, and how it
 * compares with the network of another run.
 * @element n2-mistakes
 * @fires lab-gallery - detail: which images are to be shown, see Gallery
 * @fires lab-find-mistakes - the present network is to read its evaluation data
 */
export class MistakesView extends LitElement {
  static properties = { state: { attribute: false }, other: { state: true } };

  static styles = [
    shared,
    css`
      p {
        margin: 6px 0 0;
        max-inline-size: 672px;
        font-size: 14px;
        line-height: 1.45;
      }
      .soft {
        color: var(--ink-soft);
        font-size: 13px;
      }
      .scroll {
        overflow-x: auto;
        margin-block-start: 10px;
      }
      table {
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
        font-size: 13px;
      }
      th {
        font-family: var(--serif);
        font-weight: 400;
        font-size: 15px;
        padding: 2px 6px;
      }
      td {
        padding: 1px;
        text-align: center;
        min-inline-size: 36px;
        color: var(--ink-soft);
      }
      .axis {
        padding-inline-end: 4px;
        font-size: 13px;
      }
      td button {
        position: relative;
        inline-size: 100%;
        min-inline-size: 36px;
        min-block-size: 28px;
        padding: 0 2px;
        font-size: 13px;
        font-weight: 400;
        border-color: var(--rule);
        background: none;
        color: var(--ink);
        overflow: hidden;
        isolation: isolate;
      }
      /* Ten columns beside each other on a phone. */
      @media (max-width: 480px) {
        th {
          padding-inline: 2px;
        }
        td,
        td button {
          min-inline-size: 31px;
          padding-inline: 0;
        }
      }
      .shade {
        position: absolute;
        inset: 0;
        background: var(--evaluation);
        z-index: -1;
      }
      td button[aria-pressed='true'] {
        border-color: var(--ink);
        box-shadow: inset 0 0 0 1px var(--ink);
      }
      .link {
        display: inline;
        border: 0;
        padding: 0;
        min-block-size: 24px;
        background: none;
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
      .compare {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        align-items: center;
        margin-block-start: 12px;
        font-size: 14px;
      }
      select {
        max-inline-size: 320px;
        min-inline-size: 0;
      }
      n2-gallery {
        margin-block-start: 16px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {LabState | null} */
    this.state = null;
    /** @type {string | null} id of the run to compare with */
    this.other = null;
  }

  /** @param {Map<string, unknown>} changed */
  shouldUpdate(changed) {
    const before = /** @type {LabState | null | undefined} */ (changed.get('state'));
    const { state } = this;
    return (
      !before ||
      !state ||
      changed.size > 1 ||
      before.mistakes !== state.mistakes ||
      before.gallery !== state.gallery ||
      before.shown !== state.shown ||
      before.status !== state.status ||
      before.present !== state.present
    );
  }

  render() {
    const { state } = this;
    if (!state) return nothing;
    const { mistakes } = state;
    return html`<h2>${text('mistakes.title')}</h2>
      ${mistakes ? this._found(state, mistakes) : this._waiting(state)}`;
  }

  /** @param {LabState} state */
  _waiting({ run, status }) {
    const canFind = hasBegun(run) && status !== 'running';
    return html`<p class="soft">${text(canFind ? 'mistakes.notYet' : 'mistakes.waiting')}</p>
      ${canFind ? html`<p><button @click=${() => raise(this, 'lab-find-mistakes')}>${text('mistakes.find')}</button></p>` : nothing}`;
  }

  /** @param {LabState} state @param {Mistakes} mistakes */
  _found(state, mistakes) {
    const { labels, answers, epoch, miniBatch, set } = mistakes;
    const counts = confusionOf(labels, answers, state.configuration.classes);
    const right = counts.reduce((sum, row, label) => sum + row[label], 0);
    return html`<p>
        ${text('mistakes.score', { right, images: labels.length, set, epoch, miniBatch })}
        ${this._changes(mistakes)}
      </p>
      ${counts.length > IN_TABLE ? html`<n2-confusions .state=${state} .counts=${counts}></n2-confusions>` : this._matrix(state, counts)}
      ${this._compare(state, mistakes)}
      <n2-gallery
        .gallery=${state.gallery}
        .shown=${state.shown?.image ?? null}
        .names=${classNames(state)}
      ></n2-gallery>`;
  }

  /** What has changed since the last look. @param {Mistakes} mistakes */
  _changes({ labels, answers, before }) {
    if (!before) return nothing;
    const { gained, lost } = changesBetween(labels, before.answers, answers);
    return html`${text('mistakes.since', { epoch: before.epoch })}
    ${this._link('gained', gained.length)} ${text('mistakes.and')}
    ${this._link('lost', lost.length)}.`;
  }

  /** @param {'gained' | 'lost'} code @param {number} count */
  _link(code, count) {
    const words = text(`mistakes.${code}`, { count });
    if (count === 0) return words;
    return html`<button class="link on-paper" @click=${() => raise(this, 'lab-gallery', { code })}>${words}</button>`; // prettier-ignore
  }

  /** @param {LabState} state @param {number[][]} counts */
  _matrix(state, counts) {
    const names = classNames(state);
    const why = state.gallery?.why;
    const open = why?.code === 'cell' ? why : null;
    return html`<div class="scroll">
        <table>
          <caption class="visually-hidden">
            ${text('mistakes.matrix')}
          </caption>
          <thead>
            <tr>
              <td></td>
              <td class="axis" colspan=${counts.length}>${text('mistakes.readAs')}</td>
            </tr>
            <tr>
              <td class="axis">${text('mistakes.right')}</td>
              ${counts.map((_, answer) => html`<th scope="col">${names[answer]}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${counts.map(
              (row, label) =>
                html`<tr>
                  <th scope="row">${names[label]}</th>
                  ${row.map((count, answer) => {
                    if (count === 0) return html`<td></td>`;
                    const name = text('mistakes.cell', { label: names[label], answer: names[answer], count }); // prettier-ignore
                    return html`<td>
                      <button
                        class="on-paper"
                        aria-label=${name}
                        title=${name}
                        aria-pressed=${open?.label === label && open.answer === answer ? 'true' : 'false'}
                        @click=${() => raise(this, 'lab-gallery', { code: 'cell', label, answer })}
                      >
                        ${label === answer ? nothing : html`<span class="shade"></span>`}${number(count)}
                      </button>
                    </td>`;
                  })}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p class="soft">${text('mistakes.how')}</p>`;
  }

  /** How it compares with the network of another run. @param {LabState} state @param {Mistakes} mistakes */
  _compare({ answers: all, notebook, present, run }, { labels, answers, set }) {
    const names = runNames(notebook, { ...present, run });
    const others = Object.entries(all).filter(
      ([id, its]) =>
        id !== present.id &&
        its.set === set &&
        its.answers.length === answers.length &&
        names.has(id) &&
        keptOf(notebook, id)?.run.configuration.data === run.configuration.data,
    );
    if (others.length === 0) return nothing;
    const chosen = others.find(([id]) => id === this.other) ?? null;
    return html`<div class="compare">
      <label for="other">${text('mistakes.compare')}</label>
      <select
        id="other"
        @change=${(/** @type {Event} */ { target }) => (this.other = /** @type {HTMLSelectElement} */ (target).value)}
      >
        <option value="" .selected=${!chosen}>${text('mistakes.none')}</option>
        ${others.map(([id]) => html`<option value=${id} .selected=${id === chosen?.[0]}>${names.get(id)}</option>`)}
      </select>
      ${chosen ? this._verdict(labels, chosen[1].answers, answers) : nothing}
    </div>`;
  }

  /**
   * @param {Uint8Array} labels
   * @param {Uint8Array} other answers of the other network
   * @param {Uint8Array} own answers of the present one
   */
  _verdict(labels, other, own) {
    const { gained, lost } = changesBetween(labels, other, own);
    const count = mcNemar(gained.length, lost.length);
    const values = { gained: gained.length, lost: lost.length, count, isMore: count > CRITICAL };
    return html`<p role="status">${text('mistakes.mcNemar', values)}</p>`;
  }

  updated() {
    const { mistakes, configuration } = this.state ?? {};
    if (!mistakes || !configuration) return;
    const counts = confusionOf(mistakes.labels, mistakes.answers, configuration.classes);
    const wrong = counts.map((row, label) => row.map((count, answer) => (label === answer ? 0 : count))); // prettier-ignore
    const most = Math.max(...wrong.flat(), 1);
    const shades = wrong.flat().filter((count) => count > 0);
    this.renderRoot.querySelectorAll('.shade').forEach((shade, i) => {
      /** @type {HTMLElement} */ (shade).style.opacity = String(0.5 * Math.sqrt(shades[i] / most));
    });
  }
}

customElements.define('n2-mistakes', MistakesView);
