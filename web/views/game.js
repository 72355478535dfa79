import { css, html, LitElement, nothing } from 'lit';
import { EVALUATION_IMAGES } from '../model/configuration.js';
import { experimentTexts, number, text } from '../texts/index.js';
import { shared } from './theme.js';

/**
 * What is to be reached in an experiment that is a game, what has been, and hints.
 * @element n2-game
 */
export class Game extends LitElement {
  static properties = { state: { attribute: false }, hints: { state: true } };

  static styles = [
    shared,
    css`
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
        display: grid;
      }
      .goals li {
        display: grid;
        grid-template-columns: 24px 64px 1fr;
        border-block-start: 1px solid var(--rule);
        padding-block: 2px;
        font-variant-numeric: tabular-nums;
        color: var(--ink-soft);
      }
      .goals li.reached {
        color: var(--ink);
      }
      .reached .mark::before {
        content: '✓';
      }
      .goals li.next {
        font-weight: 600;
        color: var(--ink);
      }
      .score {
        margin: 8px 0;
        font-variant-numeric: tabular-nums;
      }
      .hints {
        list-style: decimal;
        padding-inline-start: 24px;
        margin-block: 8px 0;
        max-inline-size: 672px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../lab/state.js').LabState | null} */
    this.state = null;
    /** How many hints are shown. */
    this.hints = 0;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('state')) return;
    const before = /** @type {import('../lab/state.js').LabState | null | undefined} */ (
      changed.get('state')
    );
    if (before?.experiment !== this.state?.experiment) this.hints = 0;
  }

  render() {
    const { experiment } = this.state ?? {};
    if (!this.state || !experiment?.game) return nothing;
    const { goals, hints } = experiment.game;
    const texts = experimentTexts(experiment.id);
    const { attempts, best } = this.state.game;
    const next = goals.findIndex((accuracy) => best < accuracy);
    return html`
      <ol class="goals" aria-label=${text('game.goals')}>
        ${goals.map((accuracy, i) => {
          const isReached = best >= accuracy;
          return html`<li class=${isReached ? 'reached' : i === next ? 'next' : ''}>
            <span class="mark"
              >${isReached ? html`<span class="visually-hidden">${text('game.reached')}</span>` : ''}</span
            >
            <span>${number(accuracy, 'percent')}</span><span>${texts.goals?.[i]}</span>
          </li>`;
        })}
      </ol>
      <p class="score" role="status">
        ${attempts === 0 ? text('game.begin') : text('game.score', { best, attempts })}
        ${next < 0 ? text('game.won') : ''}
      </p>
      ${this.state.configuration.evaluationSize < EVALUATION_IMAGES ? html`<p>${text('game.judged', { images: EVALUATION_IMAGES })}</p>` : nothing}
      <button ?disabled=${this.hints >= hints} @click=${() => (this.hints += 1)}>
        ${this.hints === 0 ? text('game.hint') : text('game.anotherHint')}
      </button>
      <ol class="hints" ?hidden=${this.hints === 0} aria-live="polite">
        ${texts.hints?.slice(0, this.hints).map((hint) => html`<li>${hint}</li>`)}
      </ol>
    `;
  }
}

customElements.define('n2-game', Game);
