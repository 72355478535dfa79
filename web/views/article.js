import { css, html, LitElement, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { articles, text } from '../texts/index.js';
import { shared } from './theme.js';

/** What can be tried out below the text of a topic; loaded with it. */
const TRIALS = /** @type {Record<string, {load: () => Promise<unknown>, show: () => unknown}>} */ ({
  cost: {
    load: () =>
      Promise.all([import('./neuron.js'), import('./softmax.js'), import('./surprise.js')]),
    show: () => html`<n2-neuron></n2-neuron><n2-surprise></n2-surprise><n2-softmax></n2-softmax>`,
  },
  regularisation: {
    load: () => import('./polynomial.js'),
    show: () => html`<n2-polynomial></n2-polynomial>`,
  },
  neurons: {
    load: () => import('./softmax.js'),
    show: () => html`<n2-softmax></n2-softmax>`,
  },
});

/**
 * A text about a topic of the chapter, with what can be tried out about it, and the way to the others.
 * @element n2-article
 */
export class Article extends LitElement {
  static properties = {
    topic: { type: String },
    chosen: { state: true },
    shown: { state: true },
  };

  static styles = [
    shared,
    css`
      :host {
        max-inline-size: 672px;
        font-size: 16px;
        line-height: 1.6;
      }
      .whole {
        border-block-start: 1px solid var(--rule);
        padding-block-start: 20px;
      }
      h2 {
        font-size: 24px;
      }
      h2,
      n2-neuron,
      n2-polynomial,
      n2-softmax,
      n2-surprise {
        /* The transport stands over the top of the window. */
        scroll-margin-block-start: 64px;
      }
      [tabindex='-1']:focus {
        outline: none;
      }
      h3 {
        font-size: 18px;
        margin-block: 28px 0;
      }
      p,
      ul {
        margin-block: 12px 0;
      }
      ul {
        padding-inline-start: 20px;
      }
      a {
        color: inherit;
      }
      li + li {
        margin-block-start: 6px;
      }
      math {
        /* Those of macOS, Windows and Linux: math alone is not always a font that knows formulas. */
        font-family:
          'STIX Two Math', 'Cambria Math', 'Latin Modern Math', 'Libertinus Math',
          'TeX Gyre Termes Math', 'DejaVu Math TeX Gyre', 'Noto Sans Math', math, var(--serif);
      }
      .formula {
        margin-block: 12px 0;
        padding-block: 4px;
        overflow: auto hidden;
      }
      .formula math {
        /* As wide as the formula is, so that all of it can be scrolled to. */
        inline-size: max-content;
        min-inline-size: 100%;
      }
      n2-neuron,
      n2-polynomial,
      n2-softmax,
      n2-surprise {
        margin-block-start: 32px;
      }
      nav {
        margin-block-start: 32px;
        border-block-start: 1px solid var(--rule);
        padding-block-start: 16px;
      }
      nav h3 {
        margin: 0;
      }
      nav ul {
        list-style: none;
        padding: 0;
        margin-block-start: 6px;
        columns: 2 256px;
        column-gap: 32px;
      }
      nav li,
      nav li + li {
        margin: 0;
        break-inside: avoid;
      }
      nav button {
        border: 0;
        padding: 0;
        min-block-size: 32px;
        background: none;
        font-weight: 400;
        text-align: start;
        text-decoration: underline;
        text-decoration-color: var(--rule-strong);
        text-underline-offset: 0.2em;
      }
      nav button:hover {
        text-decoration-color: currentColor;
      }
      @media (pointer: coarse) {
        nav button {
          min-block-size: 44px;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** A key of the articles. */
    this.topic = 'start';
    /** The topic to show: the one that was given, or else chosen since. */
    this.chosen = 'start';
    /** @type {{topic: string, content: string | null} | null} what stands there; no content: it did not come */
    this.shown = null;
    /** What the person wants to see of the article that was chosen: a selector, null when nothing was chosen. */
    this._awaited = /** @type {string | null} */ (null);
    this._resize = new ResizeObserver(() => this._makeScrollable());
  }

  connectedCallback() {
    super.connectedCallback();
    this._resize.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this._resize.disconnect();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('topic')) this.chosen = this.topic in articles() ? this.topic : 'start';
    if (changed.has('topic') || changed.has('chosen')) void this._load(this.chosen);
  }

  /** @param {string} topic */
  async _load(topic) {
    if (this.shown?.topic === topic && this.shown.content !== null) return;
    let content = null;
    try {
      const [article] = await Promise.all([articles()[topic].load(), TRIALS[topic]?.load()]);
      content = article.default;
    } catch {
      // Says so in its place; the rest of the page does not depend on it.
    }
    // Another may have been chosen meanwhile.
    if (topic === this.chosen) this.shown = { topic, content };
  }

  render() {
    if (!this.shown) return nothing;
    const { topic, content } = this.shown;
    return html`<section class="whole" aria-label=${text('article.explanation')}>
      ${
        content === null
          ? html`<p role="status">${text('article.missing')}</p>`
          : html`<article>${unsafeHTML(content)} ${TRIALS[topic]?.show() ?? nothing}</article>`
      }
      <nav aria-labelledby="read-on">
        <h3 id="read-on">${text('article.readOn')}</h3>
        <ul>
          ${Object.entries(articles())
            .filter(([other]) => content === null || other !== topic)
            .map(
              ([other, { title }]) =>
                html`<li><button @click=${() => this.open(other)}>${title}</button></li>`,
            )}
        </ul>
      </nav>
    </section>`;
  }

  /**
   * Shows an article and goes to it, or to what can be tried out in it.
   * @param {string} topic a key of the articles
   * @param {string} [part] name of the element to go to; the heading when left out
   */
  open(topic, part = 'h2') {
    this._awaited = part;
    this.chosen = topic;
    if (this.shown?.content === null) void this._load(topic); // the same one again, perhaps
    void this._goToAwaited();
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (!changed.has('shown')) return;
    this._makeScrollable();
    void this._goToAwaited();
  }

  /** Reading goes on at what was asked for, once it is there; the list that was clicked may be elsewhere now. */
  async _goToAwaited() {
    if (!this._awaited) return;
    await new Promise((resolve) => setTimeout(resolve)); // what stands above it takes its place first
    if (!this._awaited || this.shown?.topic !== this.chosen) return;
    const part = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(this._awaited));
    if (!part) return;
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
    part.scrollIntoView({ block: 'start' });
    this._awaited = null;
  }

  /** Formulas that are wider than the text can be scrolled with the keyboard, the others are no stops. */
  _makeScrollable() {
    for (const formula of this.renderRoot.querySelectorAll('.formula')) {
      const isWider = formula.scrollWidth > formula.clientWidth;
      formula.toggleAttribute('tabindex', isWider);
      if (isWider) formula.setAttribute('tabindex', '0');
    }
  }
}

customElements.define('n2-article', Article);
