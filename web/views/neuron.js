import { html, LitElement, nothing } from 'lit';
import { EPOCHS, ETA, STARTS, trainNeuron } from '../lab/neuron.js';
import { number, text } from '../texts/index.js';
import { byHandStyles } from './by-hand-styles.js';
import { neuronStyles, PLOT_HEIGHT } from './neuron-styles.js';
import { axesOf, colourOf, PlotHolder, plotStyles } from './plot.js';
import './inside/signed-bars.js';
import { rich } from './rich.js';
import './sigma.js';
import { slider, sliderStyles } from './slider.js';
import { shared } from './theme.js';

/** Milliseconds that a run takes on the screen. */
const DURATION = 3000;

/** @typedef {import('../lab/neuron.js').NeuronKind} NeuronKind */

/** What the sigmoid neuron with the quadratic cost can be compared with. @type {NeuronKind[]} */
const OTHERS = ['cross-entropy', 'linear'];

/** @type {NeuronKind[]} */
const KINDS = ['quadratic', ...OTHERS];

/** Beside the cross-entropy the quadratic cost alone is what is other about a neuron. @param {NeuronKind} kind @param {NeuronKind} other */
const nameOf = (kind, other) =>
  text(kind === 'quadratic' && other === 'linear' ? 'neuron.sigmoid' : `neuron.${kind}`);

/**
 * What is drawn: each cost on a scale of its own, the outputs on one.
 * @type {{column: 'cost' | 'output', of: ('quadratic' | 'other')[]}[]}
 */
const PLOTS = [
  { column: 'cost', of: ['quadratic'] },
  { column: 'cost', of: ['other'] },
  { column: 'output', of: ['quadratic', 'other'] },
];

/** @param {number} value */
const shown = (value) => number(value, 'fixed2');

/**
 * Two neurons that learn to give 0 for the input 1 from the same start: a sigmoid one with the quadratic cost, and one
 * that does not slow down.
 * @element n2-neuron
 */
export class Neuron extends LitElement {
  static properties = {
    w: { state: true },
    b: { state: true },
    eta: { state: true },
    epoch: { state: true },
    other: { state: true },
  };

  static styles = [shared, ...plotStyles, sliderStyles, byHandStyles, neuronStyles];

  constructor() {
    super();
    // The badly wrong neuron: it shows what all this is about.
    this.w = STARTS[1].w;
    this.b = STARTS[1].b;
    this.eta = ETA;
    /** How much of the run is shown: epochs. */
    this.epoch = 0;
    /** What the neuron with the quadratic cost is compared with. */
    this.other = OTHERS[0];
    this._runs = this._train();
    this._plots = PLOTS.map(() => new PlotHolder(this, () => PLOT_HEIGHT));
    this._frame = 0;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    cancelAnimationFrame(this._frame);
  }

  render() {
    const { other } = this;
    const isOver = this.epoch === EPOCHS;
    return html`
      <section aria-labelledby="neuron">
        <h3 id="neuron">${text('neuron.title')}</h3>
        <p>${text('neuron.about', { epochs: EPOCHS, other })}</p>
        <div class="others" role="group" aria-label=${text('neuron.compared')}>
          <span aria-hidden="true">${text('neuron.compared')}</span>
          ${OTHERS.map(
            (kind) =>
              html`<button
                aria-pressed=${String(kind === other)}
                @click=${() => this._compare(kind)}
              >
                ${text(`neuron.${kind}`)}
              </button>`,
          )}
        </div>
        <div class="starts" role="group" aria-label=${text('neuron.start')}>
          ${STARTS.map(
            ({ name, w, b }) =>
              html`<button
                aria-pressed=${String(this.w === w && this.b === b)}
                @click=${() => this._set({ w, b })}
              >
                ${rich('neuron.startAt', { name: text(`neuron.${name}`), w, b })}
              </button>`,
          )}
        </div>
        ${slider({
          name: rich('neuron.weight'),
          value: this.w,
          min: -5,
          max: 5,
          step: 0.1,
          digits: 1,
          onInput: (w) => this._set({ w }),
        })}
        ${slider({
          name: rich('neuron.bias'),
          value: this.b,
          min: -5,
          max: 5,
          step: 0.1,
          digits: 1,
          onInput: (b) => this._set({ b }),
        })}
        ${slider({
          name: rich('neuron.eta'),
          value: this.eta,
          min: 0.01,
          max: 1,
          step: 0.01,
          digits: 2,
          onInput: (eta) => this._set({ eta }),
        })}
        <div class="drive">
          <button class="primary" @click=${this._run}>
            ${isOver ? text('neuron.again') : text('neuron.run')}
          </button>
          <button @click=${() => this._set({})}>${text('neuron.reset')}</button>
          <p class="numeric">${text('neuron.progress', { epoch: this.epoch, epochs: EPOCHS })}</p>
        </div>
        ${this._cause()} ${this._table()}
        <div class="plots">
          ${PLOTS.map(
            (plot) =>
              html`<figure role="group" aria-label=${this._summary(plot)}>
                <h4>${this._titleOf(plot)}</h4>
                <div class="plot" aria-hidden="true"></div>
              </figure>`,
          )}
        </div>
        ${other === 'linear' ? nothing : html`<p class="note">${text('neuron.note')}</p>`}
        <p class="visually-hidden" role="status">${isOver ? this._ending() : ''}</p>
        <div class="samples" hidden>
          ${[...KINDS, 'axis', 'grid'].map((name) => html`<span class=${name}></span>`)}
        </div>
      </section>
    `;
  }

  /** The kinds that are compared. @returns {NeuronKind[]} */
  get _kinds() {
    return ['quadratic', this.other];
  }

  /** Why they learn as fast as they do: where they are on the sigmoid, and the gradients that come of it. */
  _cause() {
    const { other, epoch } = this;
    const at = this._kinds.map((name) => {
      const { output, delta, w, b } = this._runs[name];
      const a = output[epoch];
      const z = w[epoch] + b[epoch];
      return { name, z, slope: name === 'linear' ? 1 : a * (1 - a), gradient: delta[epoch] };
    });
    const slopes = at.map(({ name, slope }) =>
      text('neuron.slope', { name: nameOf(name, other), slope }),
    );
    const longest = Math.max(1, ...this._kinds.map((name) => Math.abs(this._runs[name].delta[0])));
    return html`<div class="cause">
      <figure>
        <h4>${rich('neuron.sigma', { other })}</h4>
        <n2-sigma
          .points=${at.filter(({ name }) => name !== 'linear')}
          .label=${slopes.join(' ')}
        ></n2-sigma>
      </figure>
      <figure>
        <h4>${rich('neuron.gradients')}</h4>
        <n2-signed-bars
          .label=${text('neuron.gradientsSpoken')}
          .scale=${longest}
          .rows=${at.map(({ name, gradient }) => ({ name: nameOf(name, other), value: gradient }))}
        ></n2-signed-bars>
        <p class="note">${rich('neuron.why', { other })}</p>
      </figure>
    </div>`;
  }

  /** What the neurons are like at this epoch. */
  _table() {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${text('neuron.trainedWith')}</th>
          <th scope="col">${text('neuron.output')}</th>
          <th scope="col">${text('neuron.cost')}</th>
          <th scope="col"><i>w</i></th>
          <th scope="col"><i>b</i></th>
        </tr>
      </thead>
      <tbody>
        ${this._kinds.map((name) => {
          const { output, cost, w, b } = this._runs[name];
          return html`<tr class=${name}>
            <th scope="row">${nameOf(name, this.other)}</th>
            <td class="output">${shown(output[this.epoch])}</td>
            ${[cost, w, b].map((column) => html`<td>${shown(column[this.epoch])}</td>`)}
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  /** @param {(typeof PLOTS)[number]} plot @returns {NeuronKind[]} what it shows */
  _kindsOf({ of }) {
    return of.map((one) => (one === 'other' ? this.other : one));
  }

  /** @param {(typeof PLOTS)[number]} plot */
  _titleOf(plot) {
    const [kind] = this._kindsOf(plot);
    if (plot.column === 'output') return text('neuron.outputs');
    return text(`neuron.costOf.${kind}`, { other: this.other });
  }

  /** A plot in words. @param {(typeof PLOTS)[number]} plot */
  _summary(plot) {
    const kinds = this._kindsOf(plot);
    const ways = kinds.map((kind) => {
      const values = this._runs[kind][plot.column];
      const { epoch } = this;
      const curve = text('neuron.curve', { first: values[0], epoch, now: values[epoch] });
      return kinds.length > 1 ? text('neuron.named', { name: nameOf(kind, this.other), curve }) : curve; // prettier-ignore
    });
    return text('neuron.summary', { title: this._titleOf(plot), curves: ways.join(' ') });
  }

  /** The end of a run, to be spoken. */
  _ending() {
    const outputs = this._kinds.map(
      (kind) =>
      text('neuron.ended', { name: nameOf(kind, this.other), output: this._runs[kind].output[EPOCHS] }), // prettier-ignore
    );
    return text('neuron.ending', { epochs: EPOCHS, outputs: outputs.join(' ') });
  }

  updated() {
    const places = /** @type {NodeListOf<HTMLElement>} */ (
      this.renderRoot.querySelectorAll('.plot')
    );
    const epochs = Array.from({ length: this.epoch + 1 }, (_, epoch) => epoch);
    PLOTS.forEach((plot, i) => {
      const columns = this._kindsOf(plot).map((kind) =>
        this._runs[kind][plot.column].slice(0, this.epoch + 1),
      );
      this._plots[i].draw(places[i], [epochs, ...columns], () => this._options(plot));
    });
  }

  /**
   * @param {(typeof PLOTS)[number]} plot
   * @returns {Omit<import('uplot').Options, 'width' | 'height'>}
   */
  _options(plot) {
    // The range of the whole run, so that the axes keep still while it goes on.
    const range = () => {
      const all = this._kindsOf(plot).flatMap((kind) => this._runs[kind][plot.column]);
      const [lowest, highest] = [Math.min(0, ...all), Math.max(...all)];
      return plot.column === 'output' ? [lowest, Math.max(1, highest)] : [0, 1.08 * highest];
    };
    return {
      scales: {
        x: { time: false, range: [0, EPOCHS] },
        y: { range: () => /** @type {[number, number]} */ (range()) },
      },
      axes: axesOf(this.renderRoot, { incrs: [50, 100] }, { size: 40 }),
      series: [
        {},
        ...plot.of.map((one) => ({
          // What it is compared with is always drawn alike.
          stroke: colourOf(this.renderRoot, one === 'other' ? 'cross-entropy' : one),
          width: 2,
          dash: one === 'quadratic' ? [6, 4] : undefined,
          points: { show: false },
        })),
      ],
    };
  }

  _train() {
    const { w, b, eta } = this;
    const runs = KINDS.map((kind) => [kind, trainNeuron({ w, b, eta, kind })]);
    return /** @type {Record<NeuronKind, import('../lab/neuron.js').NeuronRun>} */ (
      Object.fromEntries(runs)
    );
  }

  /** @param {NeuronKind} other what the neuron with the quadratic cost is compared with from now on */
  _compare(other) {
    this.other = other;
    this._set({});
  }

  /**
   * Goes back to the start, with what is different about it.
   * @param {{w?: number, b?: number, eta?: number}} change
   */
  _set(change) {
    cancelAnimationFrame(this._frame);
    Object.assign(this, change);
    this._runs = this._train();
    this.epoch = 0;
    this.requestUpdate();
  }

  /** Shows the run, from its start. */
  _run() {
    cancelAnimationFrame(this._frame);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.epoch = EPOCHS;
      return;
    }
    const begin = performance.now();
    const advance = (/** @type {number} */ now) => {
      // A frame has the time at which it was due, which may be before the click.
      const share = Math.min(1, Math.max(0, (now - begin) / DURATION));
      this.epoch = Math.round(share * EPOCHS);
      if (share < 1) this._frame = requestAnimationFrame(advance);
    };
    this._frame = requestAnimationFrame(advance);
  }
}

customElements.define('n2-neuron', Neuron);
