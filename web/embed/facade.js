/** What stands in the place of the lab before it is there. Small, and made without any HTML in strings. */
import texts from '../texts/en/facade.js';

const SVG = 'http://www.w3.org/2000/svg';

/** Marks a style sheet for editors and for Prettier. */
const css = String.raw;

const styles = new CSSStyleSheet();
styles.replaceSync(css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  .facade {
    all: initial;
    visibility: inherit;
    pointer-events: inherit;
    box-sizing: border-box;
    display: grid;
    place-items: center;
    align-content: center;
    gap: 12px;
    min-block-size: 360px;
    padding: 24px;
    text-align: center;
    font: 15px/1.5 var(--network2-sans, system-ui, sans-serif);
    color-scheme: light dark;
    color: var(--network2-ink, light-dark(#1d1b18, #ece8df));
    background: var(--network2-paper, light-dark(#fbfaf6, #17181b));
  }
  :host([theme='light']) .facade {
    color-scheme: light;
  }
  :host([theme='dark']) .facade {
    color-scheme: dark;
  }
  .facade svg {
    inline-size: min(320px, 100%);
  }
  .facade h2 {
    margin: 0;
    font: 600 20px/1.25 var(--network2-serif, Charter, 'Bitstream Charter', Cambria, Georgia, serif);
  }
  .facade p {
    margin: 0;
    max-inline-size: 60ch;
    overflow-wrap: anywhere;
  }
  .facade button {
    min-block-size: 44px;
    min-inline-size: 128px;
    border: 0;
    border-radius: 4px;
    font: 500 15px/1.5 var(--network2-sans, system-ui, sans-serif);
    color: var(--network2-paper, light-dark(#fbfaf6, #17181b));
    background: var(--network2-ink, light-dark(#1d1b18, #ece8df));
    cursor: pointer;
  }
  .facade button:disabled {
    opacity: 0.55;
    cursor: progress;
  }
  .facade button:focus-visible {
    outline: 2px solid light-dark(#1a5fa8, #79b4f2);
    outline-offset: 2px;
  }
`);

/** The facade is as high as the host has made the element; what stands between the tags flows as it did. */
const filling = new CSSStyleSheet();
filling.replaceSync(css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
`);

/**
 * @param {string} name of an element
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/**
 * @param {string} name of a shape
 * @param {Record<string, string | number>} attributes
 * @param {...Node} children
 */
function shape(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/** Heights at which the neurons of a layer stand. @param {number} neurons */
const spread = (neurons) => Array.from({ length: neurons }, (_, i) => 60 + (i - (neurons - 1) / 2) * (96 / neurons)); // prettier-ignore

/** A digit, a network, and its ten outputs, of which one is sure. */
function poster() {
  const [hidden, outputs] = [spread(6), spread(10)];
  const thin = { stroke: 'currentColor', 'stroke-width': 0.5, opacity: 0.3 };
  const lines = hidden.flatMap((y) => [
    shape('line', { ...thin, x1: 92, y1: 60, x2: 160, y2: y }),
    ...outputs.map((end) => shape('line', { ...thin, x1: 160, y1: y, x2: 224, y2: end })),
  ]);
  const neurons = hidden.map((y) => shape('circle', { cx: 160, cy: y, r: 4.5, fill: 'currentColor' })); // prettier-ignore
  const bars = outputs.map((y, digit) => {
    const isRead = digit === 3;
    const width = isRead ? 80 : 3 + ((digit * 7) % 5) * 3;
    return shape('rect', { x: 228, y: y - 3, width, height: 6, fill: 'currentColor', opacity: isRead ? 1 : 0.35 }); // prettier-ignore
  });
  return shape(
    'svg',
    { viewBox: '0 0 320 120', 'aria-hidden': 'true' },
    shape('rect', {
      x: 12,
      y: 20,
      width: 80,
      height: 80,
      rx: 2,
      fill: 'none',
      ...thin,
      opacity: 1,
    }),
    shape('path', {
      d: 'M34 42 C44 32 66 34 64 46 C63 55 52 58 46 58 C56 57 70 62 66 75 C62 87 42 88 32 78',
      ...{ fill: 'none', stroke: 'currentColor', 'stroke-width': 6, 'stroke-linecap': 'round' },
    }),
    ...lines,
    ...neurons,
    ...bars,
  );
}

/**
 * Shows what the lab is about, and a button that gets it.
 * @param {ShadowRoot} root of the element
 * @param {() => void} start gets it
 */
export function showFacade(root, start) {
  root.adoptedStyleSheets = [styles, filling];
  const button = /** @type {HTMLButtonElement} */ (element('button', { type: 'button' }, texts.start)); // prettier-ignore
  button.addEventListener('click', () => {
    button.disabled = true;
    button.textContent = texts.loading;
    start();
  });
  const { title, about } = texts;
  const words = [element('h2', {}, title), element('p', {}, about)];
  root.replaceChildren(element('div', { class: 'facade', lang: 'en' }, poster(), ...words, button));
}

/**
 * Shows what the page has between the tags.
 * @param {ShadowRoot} root of the element
 */
export function showFallback(root) {
  root.adoptedStyleSheets = [styles];
  root.replaceChildren(element('slot', {}));
}

/**
 * Says that the lab cannot be had, and why, above what the page has between the tags.
 * @param {ShadowRoot} root of the element
 * @param {string} detail
 */
export function showFailure(root, detail) {
  root.adoptedStyleSheets = [styles];
  const why = /trusted ?type|createpolicy/i.test(detail) ? texts.trustedTypes : texts.failed;
  const words = [element('p', {}, why), element('p', {}, detail)];
  const sentence = element('div', { class: 'facade', role: 'alert', lang: 'en' }, ...words);
  root.replaceChildren(sentence, element('slot', {}));
}
