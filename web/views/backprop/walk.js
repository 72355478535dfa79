import { css, html, LitElement, nothing } from 'lit';
import { number, text } from '../../texts/index.js';
import '../inside/seen-image.js';
import '../inside/signed-bars.js';
import { raise } from '../raise.js';
import { rich } from '../rich.js';
import { shared } from '../theme.js';
import { formulas, STAGES } from './formulas.js';

/** @typedef {import('../../worker/walk.js').WayBack} WayBack */
/** @typedef {import('../../lab/walking.js').WalkState} WalkState */

/** @param {import('../../lib/index.d.ts').Cost} cost */
const nameOf = (cost) => text(`walk.${cost}`);

/** Neurons of a hidden layer that are shown one by one; more nobody reads. */
const MOST_NEURONS = 30;

/**
 * One digit through backpropagation, stage by stage, with the costs side by side. A quantity that is pointed at lights
 * up in the formula and among the numbers.
 * @element n2-walk
 * @fires lab-walk-step - detail: eta
 * @fires lab-walk-end
 */
export class WalkView extends LitElement {
  static properties = {
    walk: { attribute: false },
    names: { attribute: false },
    stage: { state: true },
    term: { state: true },
    eta: { state: true },
  };

  static styles = [
    shared,
    css`
      :host {
        container-type: inline-size;
      }
      header {
        display: grid;
        grid-template-columns: 64px minmax(0, 1fr) auto;
        gap: 12px;
        align-items: center;
      }
      header p,
      p {
        margin: 4px 0 0;
        font-size: 14px;
        line-height: 1.45;
        max-inline-size: 672px;
      }
      .stages {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-block: 12px;
        padding: 0;
        list-style: none;
      }
      .stages button[aria-current] {
        border-color: var(--ink);
        box-shadow: inset 0 0 0 1px var(--ink);
      }
      .formula {
        font-family: var(--serif);
        font-size: 18px;
        margin-block: 8px;
        overflow-x: auto;
      }
      [data-term] {
        border-radius: 3px;
        padding-inline: 2px;
      }
      [data-term].lit {
        background: var(--ink);
        color: var(--paper);
      }
      .columns {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 12px 32px;
        margin-block-start: 12px;
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        font-size: 14px;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: 2px 12px 2px 0;
        text-align: end;
        font-weight: 400;
      }
      th {
        font-family: var(--serif);
      }
      td[data-term],
      th[data-term] {
        padding-inline: 8px;
      }
      .scroll {
        margin-block-start: 10px;
      }
      tr.right th,
      tr.right td {
        font-weight: 700;
      }
      td.killed {
        color: var(--evaluation);
      }
      .drive {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space);
        align-items: center;
        margin-block: 12px 8px;
      }
      .drive input {
        inline-size: 80px;
        text-align: end;
      }
      @container (max-width: 520px) {
        header {
          grid-template-columns: 64px minmax(0, 1fr);
        }
        header button {
          grid-row: 2;
          grid-column: 1 / -1;
          justify-self: start;
        }
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {WalkState | null} */
    this.walk = null;
    /** Of the classes. @type {string[]} */
    this.names = [];
    /** Which of the stages is shown. */
    this.stage = 0;
    /** @type {string | null} the quantity that is pointed at */
    this.term = null;
    /** @type {number | null} of the next step; null is that of the walk */
    this.eta = null;
  }

  render() {
    const { walk } = this;
    if (!walk) return nothing;
    const name = STAGES[this.stage];
    return html`<section
      aria-labelledby="title"
      @pointerover=${this._point}
      @focusin=${this._point}
      @pointerleave=${() => (this.term = null)}
    >
      <header>
        <n2-seen-image .image=${walk.image}></n2-seen-image>
        <div>
          <h2 id="title">${text('walk.title', { label: this.names[walk.label] })}</h2>
          <p>${text('walk.about', { costs: walk.ways.length })}</p>
        </div>
        <button @click=${() => raise(this, 'lab-walk-end')}>${text('inside.close')}</button>
      </header>
      <ol class="stages">
        ${STAGES.map(
          (stage, i) =>
            html`<li>
              <button
                aria-current=${i === this.stage ? 'step' : nothing}
                @click=${() => (this.stage = i)}
              >
                ${i + 1}. ${text(`walk.stage.${stage}`)}
              </button>
            </li>`,
        )}
      </ol>
      <div class="formula">${formulas[name](walk.ways)}</div>
      <p>${rich(`walk.explain.${name}`)}</p>
      ${this[`_${name}`](walk)}
    </section>`;
  }

  /** Lights up what is pointed at. @param {Event} event */
  _point(event) {
    const at = event.composedPath().find((one) => one instanceof HTMLElement && one.dataset.term);
    this.term = at ? (/** @type {HTMLElement} */ (at).dataset.term ?? null) : null;
  }

  updated() {
    for (const element of this.renderRoot.querySelectorAll('[data-term]')) {
      element.classList.toggle('lit', /** @type {HTMLElement} */ (element).dataset.term === this.term); // prettier-ignore
    }
  }

  /** What every layer answers. @param {WalkState} walk */
  _forward({ ways }) {
    const [{ activations }] = ways;
    return html`<div class="columns">
      ${activations.map((layer, l) => {
        const isOutput = l === activations.length - 1;
        const label = isOutput ? text('walk.outputs') : text('walk.layer', { layer: l + 1 });
        return html`<section>
          <h3>${label}</h3>
          <n2-signed-bars
            ?from-zero=${layer.every((a) => a >= 0)}
            .label=${label}
            .scale=${1}
            .rows=${rowsOf(layer, isOutput ? this.names : null)}
          ></n2-signed-bars>
          ${more(layer)}
        </section>`;
      })}
    </div>`;
  }

  /** The error of each output, with either cost. @param {WalkState} walk */
  _error({ ways, label }) {
    const [{ activations }] = ways;
    const outputs = activations[activations.length - 1];
    const deltas = ways.map((way) => way.deltas[way.deltas.length - 1]);
    const hasSlope = ways.some(({ cost }) => cost === 'cross-entropy');
    return html`<div class="scroll" tabindex="0">
      <table>
        <thead>
          <tr>
            <td></td>
            <th data-term="y"><i>y</i></th>
            <th data-term="a"><i>a</i></th>
            <th data-term="error"><i>a</i> − <i>y</i></th>
            ${hasSlope ? html`<th data-term="slope"><i>σ</i>′(<i>z</i>)</th>` : nothing}
            ${ways.map(({ cost }, i) => html`<th data-term="delta${i}"><i>δ</i> ${nameOf(cost)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${Array.from(outputs, (a, j) => {
            const y = j === label ? 1 : 0;
            const slope = a * (1 - a);
            return html`<tr class=${j === label ? 'right' : ''}>
              <th scope="row">${this.names[j]}</th>
              <td data-term="y">${y}</td>
              <td data-term="a">${number(a, 'fixed3')}</td>
              <td data-term="error">${number(a - y, 'fixed3')}</td>
              ${
                hasSlope
                  ? html`<td
                      data-term="slope"
                      class=${Math.abs(a - y) > 0.5 && slope < 0.1 ? 'killed' : ''}
                    >
                      ${number(slope, 'fixed3')}
                    </td>`
                  : nothing
              }
              ${deltas.map((delta, i) => html`<td data-term="delta${i}">${number(delta[j], 'fixed3')}</td>`)}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  /** The errors of the layers, from the outputs backwards. @param {WalkState} walk */
  _backwards({ ways }) {
    const layers = ways[0].deltas.length;
    if (layers === 1) return html`<p>${text('walk.noHidden')}</p>`;
    const order = Array.from({ length: layers }, (_, i) => layers - 1 - i);
    const scale = largestOf(ways.map(({ deltas }) => deltas[layers - 2]));
    return html`<div class="scroll" tabindex="0">
        <table>
          <thead>
            <tr>
              <td></td>
              ${ways.map(({ cost }, i) => html`<th data-term="delta${i}">|<i>δ</i>| ${nameOf(cost)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${order.map(
              (l) =>
                html`<tr>
                  <th scope="row">
                    ${l === layers - 1 ? text('walk.outputs') : text('walk.layer', { layer: l + 1 })}
                  </th>
                  ${ways.map(({ speeds }, i) => html`<td data-term="delta${i}">${number(speeds[l], 'significant3')}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <div class="columns">
        ${ways.map(({ cost, deltas }) => {
          const label = text('walk.errorsOf', { cost: nameOf(cost), layer: layers - 1 });
          const delta = deltas[layers - 2];
          return html`<section>
            <h3>${label}</h3>
            <n2-signed-bars
              .label=${label}
              .scale=${scale}
              .rows=${rowsOf(delta, null)}
            ></n2-signed-bars>
            ${more(delta)}
          </section>`;
        })}
      </div>`;
  }

  /** The gradient of the weights from the strongest neuron before the outputs. @param {WalkState} walk */
  _gradient({ ways, label }) {
    const [{ activations, deltas }] = ways;
    const before = activations[activations.length - 2];
    if (!before) return html`<p>${text('walk.noHidden')}</p>`;
    const k = before.indexOf(Math.max(...before));
    const outputs = deltas[deltas.length - 1].length;
    const columns = ways.map(({ nablaW }) =>
      Float32Array.from({ length: outputs }, (_, j) => nablaW[j * before.length + k]),
    );
    return html`<p>${rich('walk.strongest', { neuron: k + 1, a: number(before[k], 'fixed3') })}</p>
      <div class="columns">
        ${ways.map(({ cost }, i) => {
          const title = text('walk.gradientOf', { cost: nameOf(cost), neuron: k + 1 });
          return html`<section>
            <h3>${title}</h3>
            <n2-signed-bars
              .label=${title}
              .scale=${largestOf(columns)}
              .rows=${rowsOf(columns[i], this.names)}
            ></n2-signed-bars>
          </section>`;
        })}
      </div>
      <p>${rich('walk.bias', { label })}</p>`;
  }

  /** A step of gradient descent, and what it does to the cost of this digit. @param {WalkState} walk */
  _update({ ways, values, eta, label }) {
    const steps = values[0].length - 1;
    const own = this.eta ?? eta;
    const isAllowed = Number.isFinite(own) && own > 0;
    return html`<div class="drive">
        <label for="eta"><i>η</i></label>
        <input
          id="eta"
          inputmode="decimal"
          autocomplete="off"
          .value=${String(own)}
          aria-invalid=${isAllowed ? 'false' : 'true'}
          @change=${(/** @type {Event} */ { target }) => {
            this.eta = Number(/** @type {HTMLInputElement} */ (target).value);
          }}
        />
        <button
          class="primary"
          ?disabled=${!isAllowed}
          @click=${() => raise(this, 'lab-walk-step', own)}
        >
          ${text('walk.step')}
        </button>
        <span role="status">${text('walk.steps', { steps })}</span>
        ${isAllowed ? nothing : html`<p>${text('walk.wrongEta')}</p>`}
      </div>
      <div class="scroll" tabindex="0">
        <table>
          <thead>
            <tr>
              <td></td>
              <th>${text('walk.before')}</th>
              <th>${text('walk.now')}</th>
              <th>${text('walk.output', { label: this.names[label] })}</th>
            </tr>
          </thead>
          <tbody>
            ${ways.map(({ cost, value, activations }, i) => {
              const outputs = activations[activations.length - 1];
              return html`<tr>
                <th scope="row">${nameOf(cost)}</th>
                <td>${number(values[i][0], 'fixed4')}</td>
                <td>${number(value, 'fixed4')}</td>
                <td>${number(outputs[label], 'fixed3')}</td>
              </tr>`;
            })}
          </tbody>
        </table>
      </div>`;
  }
}

/** @param {Float32Array[]} several @returns {number} the largest size of a number in them, so that their bars compare */
const largestOf = (several) =>
  Math.max(...several.flatMap((values) => Array.from(values, Math.abs)));

/** @param {Float32Array} values @param {string[] | null} names of the outputs; null where they are those of other neurons */
const rowsOf = (values, names) =>
  Array.from(values.subarray(0, MOST_NEURONS), (value, i) => ({ name: names?.[i] ?? i + 1, value })); // prettier-ignore

/** That there are more neurons than are shown. @param {Float32Array} layer */
const more = (layer) =>
  layer.length > MOST_NEURONS
    ? html`<p>${text('inside.some', { shown: MOST_NEURONS, neurons: layer.length })}</p>`
    : nothing;

customElements.define('n2-walk', WalkView);
