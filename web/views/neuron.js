import { html, LitElement } from 'lit';
import { EPOCHS, ETA, STARTS, trainNeuron } from '../lab/neuron.js';
import { number, text } from '../texts/index.js';
import { neuronStyles, PLOT_HEIGHT } from './neuron-styles.js';
import { axesOf, colourOf, PlotHolder, plotStyles } from './plot.js';
import './inside/signed-bars.js';
import { rich } from './rich.js';
import './sigma.js';
import { slider, sliderStyles } from './slider.js';
import { shared } from './theme.js';

/** Milliseconds that a run takes on the screen. */
const DURATION = 3000;

const COSTS = /** @type {const} */ (['quadratic', 'cross-entropy']);

/** @param {(typeof COSTS)[number]} cost */
const nameOf = (cost) => text(cost === 'quadratic' ? 'neuron.quadratic' : 'neuron.crossEntropy');

/**
 * What is drawn: each cost on a scale of its own, the outputs on one.
 * @type {{title: import('../texts/index.js').Key, column: 'cost' | 'output', costs: (typeof COSTS)[number][]}[]}
 */
const PLOTS = [
  { title: 'neuron.quadraticCost', column: 'cost', costs: ['quadratic'] },
  { title: 'neuron.crossEntropyCost', column: 'cost', costs: ['cross-entropy'] },
  { title: 'neuron.outputs', column: 'output', costs: [...COSTS] },
];

/** @param {number} value */
const shown = (value) => number(value, 'fixed2');

/**
 * One sigmoid neuron that learns to give 0 for the input 1, with either cost, from the same start.
 * @element n2-neuron
 */
export class Neuron extends LitElement {
  static properties = {
    w: { state: true },
    b: { state: true },
    eta: { state: true },
    epoch: { state: true },
  };

  static styles = [shared, ...plotStyles, sliderStyles, neuronStyles];

  constructor() {
    super();
    // The badly wrong neuron: it shows what all this is about.
    this.w = STARTS[1].w;
    this.b = STARTS[1].b;
    this.eta = ETA;
    /** How much of the run is shown: epochs. */
    this.epoch = 0;
    this._runs = this._train();
    this._plots = PLOTS.map(() => new PlotHolder(this, () => PLOT_HEIGHT));
    this._frame = 0;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    cancelAnimationFrame(this._frame);
  }

  render() {
    const isOver = this.epoch === EPOCHS;
    return html`
      <section aria-labelledby="neuron">
        <h3 id="neuron">${text('neuron.title')}</h3>
        <p>${text('neuron.about', { epochs: EPOCHS })}</p>
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
                <h4>${text(plot.title)}</h4>
                <div class="plot" aria-hidden="true"></div>
              </figure>`,
          )}
        </div>
        <p class="note">${text('neuron.note')}</p>
        <p class="visually-hidden" role="status">${isOver ? this._ending() : ''}</p>
        <div class="samples" hidden>
          ${[...COSTS, 'axis', 'grid'].map((name) => html`<span class=${name}></span>`)}
        </div>
      </section>
    `;
  }

  /** Why they learn as fast as they do: where they are on the sigmoid, and the gradients that come of it. */
  _cause() {
    const at = COSTS.map((name) => {
      const { output, w, b } = this._runs[name];
      const a = output[this.epoch];
      // The desired output is 0, and the input 1.
      const gradient = name === 'quadratic' ? a * a * (1 - a) : a;
      return { name, z: w[this.epoch] + b[this.epoch], slope: a * (1 - a), gradient };
    });
    const slopes = at.map(({ name, slope }) => text('neuron.slope', { name: nameOf(name), slope }));
    return html`<div class="cause">
      <figure>
        <h4>${rich('neuron.sigma')}</h4>
        <n2-sigma .points=${at} .label=${slopes.join(' ')}></n2-sigma>
      </figure>
      <figure>
        <h4>${rich('neuron.gradients')}</h4>
        <n2-signed-bars
          .label=${text('neuron.gradientsSpoken')}
          .scale=${1}
          .rows=${at.map(({ name, gradient }) => ({ name: nameOf(name), value: gradient }))}
        ></n2-signed-bars>
        <p class="note">${rich('neuron.why')}</p>
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
        ${COSTS.map((name) => {
          const { output, cost, w, b } = this._runs[name];
          return html`<tr class=${name}>
            <th scope="row">${nameOf(name)}</th>
            <td class="output">${shown(output[this.epoch])}</td>
            ${[cost, w, b].map((column) => html`<td>${shown(column[this.epoch])}</td>`)}
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  /**
   * A plot in words.
   * @param {(typeof PLOTS)[number]} plot
   */
  _summary({ title, column, costs }) {
    const ways = costs.map((cost) => {
      const values = this._runs[cost][column];
      const { epoch } = this;
      const curve = text('neuron.curve', { first: values[0], epoch, now: values[epoch] });
      return costs.length > 1 ? text('neuron.named', { name: nameOf(cost), curve }) : curve;
    });
    return text('neuron.summary', { title: text(title), curves: ways.join(' ') });
  }

  /** The end of a run, to be spoken. */
  _ending() {
    const outputs = COSTS.map((cost) =>
      text('neuron.ended', { name: nameOf(cost), output: this._runs[cost].output[EPOCHS] }),
    );
    return text('neuron.ending', { epochs: EPOCHS, outputs: outputs.join(' ') });
  }

  updated() {
    const places = /** @type {NodeListOf<HTMLElement>} */ (
      this.renderRoot.querySelectorAll('.plot')
    );
    const epochs = Array.from({ length: this.epoch + 1 }, (_, epoch) => epoch);
    PLOTS.forEach((plot, i) => {
      const { column, costs } = plot;
      const columns = costs.map((cost) => this._runs[cost][column].slice(0, this.epoch + 1));
      this._plots[i].draw(places[i], [epochs, ...columns], () => this._options(plot));
    });
  }

  /**
   * @param {(typeof PLOTS)[number]} plot
   * @returns {Omit<import('uplot').Options, 'width' | 'height'>}
   */
  _options({ column, costs }) {
    // The range of the whole run, so that the axes keep still while it goes on.
    const highest = () => (column === 'output' ? 1 : 1.08 * Math.max(...this._runs[costs[0]].cost));
    return {
      scales: { x: { time: false, range: [0, EPOCHS] }, y: { range: () => [0, highest()] } },
      axes: axesOf(this.renderRoot, { incrs: [50, 100] }, { size: 40 }),
      series: [
        {},
        ...costs.map((cost) => ({
          stroke: colourOf(this.renderRoot, cost),
          width: 2,
          dash: cost === 'quadratic' ? [6, 4] : undefined,
          points: { show: false },
        })),
      ],
    };
  }

  /** @returns {Record<(typeof COSTS)[number], import('../lab/neuron.js').NeuronRun>} */
  _train() {
    const { w, b, eta } = this;
    return {
      quadratic: trainNeuron({ w, b, eta, cost: 'quadratic' }),
      'cross-entropy': trainNeuron({ w, b, eta, cost: 'cross-entropy' }),
    };
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
