import { html, nothing } from 'lit';
import { MAX_HIDDEN_LAYERS, MONITORS } from '../model/configuration.js';
import { text } from '../texts/index.js';
import * as choices from './control-choices.js';
import { controlStyles } from './control-styles.js';
import { FieldInputs } from './field-inputs.js';
import { raise } from './raise.js';
import { rich } from './rich.js';
import { shared } from './theme.js';

/** @typedef {import('../model/configuration.js').Configuration} Configuration */
/** @typedef {import('../model/configuration.js').Change} Change */

/**
 * Controls for everything a run can be told.
 * @element n2-controls
 * @fires lab-configure - detail: the fields that the person changed, numbers as entered or NaN
 */
export class Controls extends FieldInputs {
  static styles = [shared, controlStyles];

  render() {
    if (!this.state) return nothing;
    const { configuration } = this.state;
    return html`
      ${this._group(
        'settings.network',
        ['hidden', 'activation', 'output', 'initializer', 'precision', 'seed'],
        () => [
          this._layers(configuration.hidden),
          this._select('activation', text('settings.activation'), choices.activations()),
          this._outputs(),
          this._select(
            'initializer',
            text('settings.initializer'),
            choices.initializers(),
            text('settings.aboutInitializer'),
          ),
          this._select(
            'precision',
            text('settings.precision'),
            choices.precisions(),
            text('settings.aboutPrecision'),
          ),
          this._number('seed', text('settings.seed'), text('settings.aboutSeed')),
        ],
      )}
      ${this._group(
        'settings.learning',
        ['schedule', 'momentum', 'miniBatchSize', 'epochs', 'earlyStopping'],
        () => [
          this._schedule(),
          this._number('momentum', rich('settings.momentum')),
          this._number('miniBatchSize', text('settings.miniBatchSize')),
          this._number('epochs', text('settings.epochs')),
          this._number(
            'earlyStopping',
            text('settings.earlyStopping'),
            text('settings.aboutEarlyStopping', { set: configuration.evaluation }),
          ),
        ],
      )}
      ${this._group('settings.regularisation', ['regularization', 'dropout'], () => [
        this._select('regularization', text('settings.regularization'), choices.regularizations()),
        this._number('dropout', text('settings.dropout'), text('settings.aboutDropout')),
      ])}
      ${this._group('settings.data', ['evaluation', 'evaluationSize'], () => [
        this._select('evaluation', text('settings.evaluation'), choices.evaluationSets()),
        this._number(
          'evaluationSize',
          text('settings.evaluationSize', { set: configuration.evaluation }),
        ),
      ])}
      ${this._group('settings.distorted', ['distortion'], () => this._distortion())}
      ${this._group(
        'settings.monitors',
        ['monitors', 'speeds', 'histogram'],
        () =>
          html`<div>
            ${MONITORS.map((name) => this._monitor(name))}
            ${this._check('speeds', configuration.speeds, text('settings.speeds'), {
              speeds: !configuration.speeds,
            })}
            ${this._check('histogram', configuration.histogram, text('settings.histogram'), {
              histogram: !configuration.histogram,
            })}
          </div>`,
      )}
    `;
  }

  /**
   * Settings that belong together, under a heading; nothing where all of them are hidden.
   * @param {import('../texts/index.js').Key} title
   * @param {string[]} fields
   * @param {() => unknown} content
   */
  _group(title, fields, content) {
    if (fields.every((field) => this._isHidden(field))) return nothing;
    return html`<fieldset>
      <legend><h2>${text(title)}</h2></legend>
      ${content()}
    </fieldset>`;
  }

  _outputs() {
    if (this._isHidden('output') || this._isHidden('cost')) return nothing;
    const { output, cost } = this._configuration;
    return html`<div class="row wide">
      <label for="outputs">${text('settings.outputs')}</label>
      ${this._selectInput('outputs', 'output', `${output} ${cost}`, choices.outputs(), (value) => {
        const [changed, itsCost] = value.split(' ');
        return /** @type {any} */ ({ output: changed, cost: itsCost });
      })}
      ${this._invalid('cost')}
    </div>`;
  }

  _schedule() {
    if (this._isHidden('schedule')) return nothing;
    const isStepwise = this._configuration.schedule.kind === 'stepwise';
    return html`
      ${this._select('schedule.kind', rich('settings.schedule'), choices.schedules())}
      ${this._invalid('schedule')}
      ${
        isStepwise
          ? html`<div class="part">
              ${this._number('schedule.patience', text('settings.patience'))}
              ${this._number('schedule.factor', rich('settings.factor'))}
              ${this._number('schedule.stopAt', rich('settings.stopAt'))}
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
    return html`<p class="help">${text('settings.aboutDistortion')}</p>
      ${this._presets(
        text('settings.usualDistortions'),
        'distortion',
        choices.DISTORTIONS.map(({ name, distortion: bounds }) => ({
          name: text(`choices.distortion.${name}`),
          isPresent: isPresent(bounds),
          change: { distortion: bounds },
        })),
      )}
      <details>
        <summary>${text('settings.bounds')}</summary>
        <div class="part">
          ${this._number('distortion.shift', text('settings.shift'))}
          ${this._number('distortion.rotation', text('settings.rotation'))}
          ${this._number('distortion.scaling', text('settings.scaling'))}
          ${this._number('distortion.skew', text('settings.skew'))}
          ${this._number('distortion.alpha', rich('settings.alpha'))}
          ${this._number('distortion.sigma', rich('settings.sigma'))}
        </div>
      </details>`;
  }

  /** @param {number[]} hidden */
  _layers(hidden) {
    if (this._isHidden('hidden')) return nothing;
    const isDisabled = this._isDisabled('hidden');
    /** @param {number[]} changed */
    const change = (changed) => raise(this, 'lab-configure', { hidden: changed });
    return html`<div class="layers" role="group" aria-label=${text('settings.layers')}>
      <div class="layer fixed">
        <span>${text('settings.input')}</span><span class="count">784</span>
      </div>
      ${hidden.map((neurons, i) => {
        const isOnly = hidden.length === 1;
        const layer = i + 1;
        return html`<div class="layer">
          <label for="hidden-${i}"
            >${isOnly ? text('settings.onlyHidden') : text('settings.hidden', { layer })}</label
          >
          ${this._numberInput(`hidden-${i}`, 'hidden', String(neurons), (value) => ({
            hidden: hidden.with(i, value),
          }))}
          <button
            aria-label=${
              isOnly ? text('settings.removeOnlyHidden') : text('settings.removeHidden', { layer })
            }
            title=${text('settings.remove')}
            ?disabled=${isDisabled}
            @click=${() => change(hidden.toSpliced(i, 1))}
          >
            ×
          </button>
        </div>`;
      })}
      <div class="layer fixed">
        <span>${text('settings.outputLayer')}</span
        ><span class="count">${this._configuration.classes}</span>
      </div>
      <button
        ?disabled=${isDisabled || hidden.length >= MAX_HIDDEN_LAYERS}
        @click=${() => change([...hidden, hidden.at(-1) ?? 30])}
      >
        ${text('settings.addHidden')}
      </button>
      ${this._invalid('hidden')}
    </div>`;
  }

  /** @param {(typeof MONITORS)[number]} name */
  _monitor(name) {
    const { monitors, evaluation } = this._configuration;
    const isOn = monitors.includes(name);
    const changed = isOn ? monitors.filter((other) => other !== name) : [...monitors, name];
    const label = text(`settings.${name}`, { set: evaluation });
    return this._check(name, isOn, label, { monitors: changed }, 'monitors');
  }
}

customElements.define('n2-controls', Controls);
