import { css, html, LitElement, svg } from 'lit';
import { shared } from './theme.js';

/** What is drawn of the weighted input: from minus this to this. */
const REACH = 6;

/** Of the drawing, in units of its own. */
const WIDTH = 320;
const HEIGHT = 150;
const MARGIN = 10;

/** @param {number} z */
const sigma = (z) => 1 / (1 + Math.exp(-z));

/** @param {number} z */
const xOf = (z) => MARGIN + ((Math.max(-REACH, Math.min(REACH, z)) + REACH) / (2 * REACH)) * (WIDTH - 2 * MARGIN); // prettier-ignore

/** @param {number} a */
const yOf = (a) => HEIGHT - MARGIN - a * (HEIGHT - 2 * MARGIN);

/** The curve, as a path. */
const CURVE = Array.from({ length: 97 }, (_, i) => {
  const z = -REACH + (i * 2 * REACH) / 96;
  return `${i === 0 ? 'M' : 'L'}${xOf(z).toFixed(1)} ${yOf(sigma(z)).toFixed(1)}`;
}).join('');

/**
 * The sigmoid function, with a point for each neuron at its weighted input, and the tangent there: how flat it is says
 * how little of an error the quadratic cost passes on.
 * @element n2-sigma
 */
export class Sigma extends LitElement {
  static properties = { points: { attribute: false }, label: {} };

  static styles = [
    shared,
    css`
      svg {
        display: block;
        inline-size: 100%;
        block-size: auto;
        max-inline-size: 420px;
      }
      .axis {
        stroke: var(--rule);
      }
      .curve {
        fill: none;
        stroke: var(--ink-soft);
        stroke-width: 1.5;
      }
      .tangent {
        stroke: var(--ink);
        stroke-width: 2;
      }
      .quadratic .tangent {
        stroke-dasharray: 5 3;
      }
      circle {
        fill: var(--paper);
        stroke: var(--ink);
        stroke-width: 2;
      }
      .cross-entropy circle {
        fill: var(--ink);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {{name: string, z: number}[]} a class of the point, and its weighted input */
    this.points = [];
    /** What is seen, for whom cannot see it. */
    this.label = '';
  }

  render() {
    return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${this.label}>
      <line class="axis" x1=${MARGIN} x2=${WIDTH - MARGIN} y1=${yOf(0)} y2=${yOf(0)} />
      <line class="axis" x1=${MARGIN} x2=${WIDTH - MARGIN} y1=${yOf(1)} y2=${yOf(1)} />
      <line class="axis" x1=${xOf(0)} x2=${xOf(0)} y1=${yOf(0)} y2=${yOf(1)} />
      <path class="curve" d=${CURVE} />
      ${this.points.map(({ name, z }) => point(name, z))}
    </svg>`;
  }
}

/** @param {string} name @param {number} z */
function point(name, z) {
  const a = sigma(z);
  const slope = a * (1 - a);
  const half = 1.2;
  return svg`<g class=${name}>
    <line
      class="tangent"
      x1=${xOf(z - half)}
      y1=${yOf(a - slope * half)}
      x2=${xOf(z + half)}
      y2=${yOf(a + slope * half)}
    />
    <circle cx=${xOf(z)} cy=${yOf(a)} r="4.5" />
  </g>`;
}

customElements.define('n2-sigma', Sigma);
