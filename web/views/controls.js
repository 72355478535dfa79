import { html, nothing } from 'lit';
import { MAX_HIDDEN_LAYERS } from '../model/configuration.js';
import * as choices from './control-choices.js';
import { controlStyles } from './control-styles.js';
import { FieldInputs } from './field-inputs.js';
import { raise } from './raise.js';
import { shared } from './theme.js';

/** @typedef {import('../model/configuration.js').Configuration} Configuration */
/** @typedef {import('../model/configuration.js').Change} Change */

/** @param {string} name of a quantity */
const symbol = (name) => html`<span class="symbol">${name}</span>`;

/**
 * Controls for everything a run can be told.
 * @element n2-controls
 * @fires lab-configure - detail: the fields that the person changed, numbers as entered or NaN
 */
export class Controls extends FieldInputs {
  static styles = [shared, controlStyles];

  render() {
    if (!this.state) return nothing;
    const { configuration, status } = this.state;
    return html`
      <p class="live">
        ${
          status === 'running'
            ? 'While it trains, η and λ can be changed. Pause to change the rest.'
            : 'A change of η or λ takes effect at once, any other begins a new run.'
        }
      </p>
      <fieldset>
        <legend><h2>Network</h2></legend>
        ${this._layers(configuration.hidden)}
        ${this._select('activation', 'Hidden neurons', choices.ACTIVATIONS)} ${this._outputs()}
        ${this._select(
          'initializer',
          'Initial weights',
          choices.INITIALIZERS,
          'Their standard deviation; n is the number of inputs of the neuron.',
        )}
        ${this._select(
          'precision',
          'Precision',
          choices.PRECISIONS,
          'float64 is the arithmetic of network2.py, float32 is faster.',
        )}
        ${this._number('seed', 'Seed', 'The same seed gives the same run, to the last bit.')}
      </fieldset>
      <fieldset>
        <legend><h2>Learning</h2></legend>
        ${this._number('eta', html`Learning rate ${symbol('η')}`)} ${this._schedule()}
        ${this._number('momentum', html`Momentum ${symbol('μ')}`)}
        ${this._number('miniBatchSize', 'Mini-batch size')} ${this._number('epochs', 'Epochs')}
        ${this._number(
          'earlyStopping',
          'Early stopping',
          'Ends the run after so many epochs without a better accuracy on evaluation data; 0 is never.',
        )}
      </fieldset>
      <fieldset>
        <legend><h2>Regularisation</h2></legend>
        ${this._select('regularization', 'Of the weights', choices.REGULARIZATIONS)}
        ${this._number(
          'lambda',
          html`Its parameter ${symbol('λ')}`,
          'Larger λ keeps the weights smaller; 0 is no regularisation.',
        )}
        ${this._number(
          'dropout',
          'Dropout',
          'Probability that a hidden neuron sits a mini-batch out; the book has 0.5.',
        )}
      </fieldset>
      <fieldset>
        <legend><h2>Data</h2></legend>
        ${this._number('trainingSize', 'Training images', nothing, this._sizes())}
        ${this._select('evaluation', 'Evaluation data', choices.EVALUATION_SETS)}
      </fieldset>
      ${this._distortion()}
      <fieldset>
        <legend><h2>Monitors</h2></legend>
        <div>
          ${choices.MONITORS.map(([name, label, kind]) => this._monitor(name, label, kind))}
          ${this._check('speeds', configuration.speeds, 'Speed of each layer', {
            speeds: !configuration.speeds,
          })}
          ${this._check('histogram', configuration.histogram, 'Histogram of the weights', {
            histogram: !configuration.histogram,
          })}
        </div>
      </fieldset>
    `;
  }

  _outputs() {
    const { output, cost } = this._configuration;
    return html`<div class="row wide">
      <label for="outputs">Outputs and cost</label>
      ${this._selectInput('outputs', 'output', `${output} ${cost}`, choices.OUTPUTS, (value) => {
        const [changed, itsCost] = value.split(' ');
        return /** @type {any} */ ({ output: changed, cost: itsCost });
      })}
      ${this._invalid('cost')}
    </div>`;
  }

  _schedule() {
    const isStepwise = this._configuration.schedule.kind === 'stepwise';
    return html`
      ${this._select('schedule.kind', html`Schedule of ${symbol('η')}`, choices.SCHEDULES)}
      ${this._invalid('schedule')}
      ${
        isStepwise
          ? html`<div class="part">
              ${this._number('schedule.patience', 'Epochs without a better accuracy')}
              ${this._number('schedule.factor', html`then ${symbol('η')} is multiplied by`)}
              ${this._number('schedule.stopAt', html`Ends at this share of the first ${symbol('η')}`)}
            </div>`
          : nothing
      }
    `;
  }

  _distortion() {
    const { distortion } = this._configuration;
    /** @param {Partial<Configuration['distortion']>} one */
    const isPresent = (one) =>
      Object.entries(one).every(([name, bound]) => /** @type {any} */ (distortion)[name] === bound);
    return html`<fieldset>
      <legend><h2>Distorted images</h2></legend>
      <p class="help">
        Expands the training data: each image is distorted anew each time, at random, by at most so
        much.
      </p>
      ${this._presets(
        'Usual distortions',
        'distortion',
        choices.DISTORTIONS.map(({ text, distortion: bounds }) => ({
          text,
          isPresent: isPresent(bounds),
          change: { distortion: bounds },
        })),
      )}
      <details>
        <summary>Bounds</summary>
        <div class="part">
          ${this._number('distortion.shift', 'Shift, pixels')}
          ${this._number('distortion.rotation', 'Rotation, degrees')}
          ${this._number('distortion.scaling', 'Scaling, share')}
          ${this._number('distortion.skew', 'Skew, degrees')}
          ${this._number('distortion.alpha', html`Elastic ${symbol('α')}, pixels`)}
          ${this._number('distortion.sigma', html`smoothed by ${symbol('σ')}, pixels`)}
        </div>
      </details>
    </fieldset>`;
  }

  /** @param {number[]} hidden */
  _layers(hidden) {
    const isDisabled = this._isDisabled('hidden');
    /** @param {number[]} changed */
    const change = (changed) => raise(this, 'lab-configure', { hidden: changed });
    return html`<div class="layers" role="group" aria-label="Layers">
      <div class="layer fixed"><span>Input</span><span class="count">784</span></div>
      ${hidden.map((neurons, i) => {
        const name = hidden.length > 1 ? `Hidden layer ${i + 1}` : 'Hidden layer';
        return html`<div class="layer">
          <label for="hidden-${i}">${name}</label>
          ${this._numberInput(`hidden-${i}`, 'hidden', String(neurons), (value) => ({
            hidden: hidden.with(i, value),
          }))}
          <button
            aria-label="Remove ${name.toLowerCase()}"
            title="Remove"
            ?disabled=${isDisabled}
            @click=${() => change(hidden.toSpliced(i, 1))}
          >
            ×
          </button>
        </div>`;
      })}
      <div class="layer fixed"><span>Output</span><span class="count">10</span></div>
      <button
        ?disabled=${isDisabled || hidden.length >= MAX_HIDDEN_LAYERS}
        @click=${() => change([...hidden, hidden.at(-1) ?? 30])}
      >
        Add a hidden layer
      </button>
      ${this._invalid('hidden')}
    </div>`;
  }

  _sizes() {
    const present = this._configuration.trainingSize;
    return this._presets(
      'Usual numbers of training images',
      'trainingSize',
      choices.SIZES.map((size) => ({
        text: size.toLocaleString('en'),
        isPresent: size === present,
        change: { trainingSize: size },
      })),
    );
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {string} kind
   */
  _monitor(name, label, kind) {
    const monitors = /** @type {string[]} */ (this._configuration.monitors);
    const isOn = monitors.includes(name);
    const changed = isOn ? monitors.filter((other) => other !== name) : [...monitors, name];
    return this._check(name, isOn, label, /** @type {Change} */ ({ monitors: changed }), kind);
  }
}

customElements.define('n2-controls', Controls);
