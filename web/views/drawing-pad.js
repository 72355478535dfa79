import { css, html, LitElement } from 'lit';
import { IMAGE_SIZE, renderStrokes, spaced } from '../data/strokes.js';
import { text } from '../texts/index.js';
import { OnSchemeChange } from './colour-scheme.js';
import { rich } from './rich.js';
import { shared } from './theme.js';

/** Width of the pen on the pad, as a share of the pad's side. */
const PEN_WIDTH = 0.07;

/** Points nearer to each other than this share of the pad's side are one. */
const SPACING = 1 / 1000;

/** Lines that are painted as one path: what a path costs grows with the square of its crossings. */
const LINES_AT_ONCE = 32;

/** A step of the keyboard's pen, as a share of the pad's side. */
const KEY_STEP = 1 / 28;

/** @type {Record<string, [number, number]>} */
const ARROWS = {
  ArrowLeft: [-KEY_STEP, 0],
  ArrowRight: [KEY_STEP, 0],
  ArrowUp: [0, -KEY_STEP],
  ArrowDown: [0, KEY_STEP],
};

/** A host may take a stroke for a swipe, and turn a page. */
const GESTURES = ['pointerdown', 'pointermove', 'pointerup', 'touchstart', 'touchmove', 'touchend'];

/** @typedef {import('../data/strokes.js').Stroke} Stroke */

/**
 * A pad to draw a digit on: with mouse, pen or finger, or with the keyboard.
 * @element n2-drawing-pad
 * @fires lab-image - detail: image, the 784 pixels that the network should see, or null when the pad
 *   is empty; at most once a frame
 */
export class DrawingPad extends LitElement {
  static properties = {
    example: { attribute: false },
    isForDigits: { attribute: false },
    strokes: { state: true },
    pen: { state: true },
  };

  static styles = [
    shared,
    css`
      .pad {
        position: relative;
        inline-size: 100%;
        aspect-ratio: 1;
      }
      canvas {
        display: block;
        inline-size: 100%;
        block-size: 100%;
        color: var(--ink);
        background: var(--sheet);
        border: 1px solid var(--rule-strong);
        border-radius: var(--radius);
        cursor: crosshair;
        touch-action: none;
      }
      .hint {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        justify-items: center;
        text-align: center;
        font-family: var(--serif);
        font-size: 18px;
        color: var(--ink-soft);
        pointer-events: none;
      }
      .hint.below {
        inset-block: auto 1px;
        inset-inline: 1px;
        padding-block: 2px;
        font-size: 14px;
        background: var(--sheet);
      }
      .hint[hidden] {
        display: none;
      }
      .hint small {
        max-inline-size: 80%;
        font-family: var(--sans);
        font-size: 13px;
      }
      .buttons {
        display: flex;
        gap: var(--space);
        margin-block-start: var(--space);
      }
      .buttons button {
        flex: 1;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Float32Array | null} 784 pixels that stand there until something is drawn */
    this.example = null;
    /** Whether digits are to be drawn on it, and not whatever else a network has learnt. */
    this.isForDigits = true;
    /** @type {Stroke[]} points from 0 to 1 in both directions */
    this.strokes = [];
    /** @type {{x: number, y: number, down: boolean} | null} the keyboard's pen, while it is in use */
    this.pen = null;
    /** @type {number | null} */
    this._pointer = null;
    this._raised = 0;
    this._resize = new ResizeObserver(() => this._paint());
    new OnSchemeChange(this, () => this._paint());
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) this._resize.observe(this._canvas);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this._resize.disconnect();
  }

  render() {
    const isEmpty = this.strokes.length === 0;
    return html`
      <div class="pad">
        <canvas
          tabindex="0"
          role="application"
          aria-label=${text('pad.pad')}
          aria-description=${text('pad.keys')}
          @pointerdown=${this._down}
          @pointermove=${this._move}
          @pointerup=${this._up}
          @pointercancel=${this._up}
          @keydown=${this._key}
          @blur=${() => (this.pen = null)}
        ></canvas>
        <div
          class="hint ${this.example ? 'below' : ''}"
          ?hidden=${!isEmpty || this.pen !== null}
          aria-hidden="true"
        >
          ${this.example || !this.isForDigits ? text('pad.exampleHint') : rich('pad.hint')}
        </div>
      </div>
      <div class="buttons">
        <button ?disabled=${isEmpty} @click=${this.undo}>${text('pad.undo')}</button>
        <button ?disabled=${isEmpty} @click=${this.clear}>${text('pad.clear')}</button>
      </div>
    `;
  }

  firstUpdated() {
    this._resize.observe(this._canvas);
    for (const type of GESTURES) {
      this._canvas.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
    }
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('example') && this.example) this.strokes = [];
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    this._paint();
    // An example has come from elsewhere, and is shown already.
    const isOurs = !(changed.has('example') && this.example);
    if (changed.has('strokes') && isOurs) this._raise();
  }

  /** Takes everything off the pad. */
  clear() {
    this.strokes = [];
  }

  /** Takes the last stroke off the pad. */
  undo() {
    this.strokes = this.strokes.slice(0, -1);
  }

  /** @returns {HTMLCanvasElement} */
  get _canvas() {
    return /** @type {HTMLCanvasElement} */ (this.renderRoot.querySelector('canvas'));
  }

  /** @param {PointerEvent} event */
  _down(event) {
    if (!event.isPrimary || event.button !== 0) return;
    this._pointer = event.pointerId;
    this.pen = null;
    this._canvas.setPointerCapture(event.pointerId);
    this.strokes = [...this.strokes, this._pointsOf([event])];
  }

  /** @param {PointerEvent} event */
  _move(event) {
    if (event.pointerId !== this._pointer) return;
    const passed = event.getCoalescedEvents?.() ?? [];
    this._extend(this._pointsOf(passed.length > 0 ? passed : [event]));
  }

  /** @param {PointerEvent} event */
  _up(event) {
    if (event.pointerId === this._pointer) this._pointer = null;
  }

  /**
   * @param {PointerEvent[]} events
   * @returns {Stroke} where they were
   */
  _pointsOf(events) {
    const { left, top, width, height } = this._canvas.getBoundingClientRect();
    return events.map(({ clientX, clientY }) => ({
      x: (clientX - left) / width,
      y: (clientY - top) / height,
    }));
  }

  /** @param {Stroke} points */
  _extend(points) {
    const last = this.strokes.at(-1) ?? [];
    const further = spaced(points, SPACING, last.at(-1));
    if (further.length === 0) return;
    // In place: a copy of a long stroke for each point would take longer than all the rest.
    for (const point of further) last.push(point);
    this.strokes = [...this.strokes];
  }

  /** @param {KeyboardEvent} event */
  _key(event) {
    const pen = this.pen ?? { x: 0.5, y: 0.5, down: false };
    const isUndo =
      event.key === 'Backspace' || (event.key === 'z' && (event.ctrlKey || event.metaKey));
    if (event.key in ARROWS) {
      const [dx, dy] = ARROWS[event.key];
      /** @param {number} value */
      const within = (value) => Math.min(1, Math.max(0, value));
      this.pen = { ...pen, x: within(pen.x + dx), y: within(pen.y + dy) };
      if (pen.down) this._extend([{ x: this.pen.x, y: this.pen.y }]);
    } else if (event.key === ' ' || event.key === 'Enter') {
      this.pen = { ...pen, down: !pen.down };
      if (this.pen.down) this.strokes = [...this.strokes, [{ x: pen.x, y: pen.y }]];
    } else if (isUndo) {
      this.undo();
    } else if (event.key === 'Escape' || event.key === 'Delete') {
      this.clear();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Draws the strokes in the pad's own size, crisp on every screen. */
  _paint() {
    const canvas = this._canvas;
    const side = Math.round(canvas.clientWidth * devicePixelRatio);
    if (side === 0) return;
    if (canvas.width !== side) canvas.width = canvas.height = side;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.clearRect(0, 0, side, side);
    context.strokeStyle = getComputedStyle(canvas).color;
    context.lineWidth = PEN_WIDTH * side;
    context.lineCap = context.lineJoin = 'round';
    if (this.strokes.length === 0) this._paintExample(context, side / IMAGE_SIZE);
    for (const stroke of this.strokes) {
      for (let first = 0; first < stroke.length; first += LINES_AT_ONCE) {
        context.beginPath();
        context.moveTo(stroke[first].x * side, stroke[first].y * side);
        for (const { x, y } of stroke.slice(first, first + LINES_AT_ONCE + 1)) {
          context.lineTo(x * side, y * side);
        }
        context.stroke();
      }
    }
    if (!this.pen) return;
    context.lineWidth = 2 * devicePixelRatio;
    context.beginPath();
    context.arc(this.pen.x * side, this.pen.y * side, (PEN_WIDTH * side) / 2 + 3, 0, 2 * Math.PI);
    context.stroke();
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} size of a pixel of it on the pad
   */
  _paintExample(context, size) {
    context.fillStyle = context.strokeStyle;
    this.example?.forEach((ink, pixel) => {
      const [column, row] = [pixel % IMAGE_SIZE, Math.floor(pixel / IMAGE_SIZE)];
      // From edge to edge in whole pixels of the screen: no seams, and nothing painted twice.
      const [left, top] = [Math.round(column * size), Math.round(row * size)];
      const [right, bottom] = [Math.round((column + 1) * size), Math.round((row + 1) * size)];
      context.globalAlpha = ink;
      context.fillRect(left, top, right - left, bottom - top);
    });
    context.globalAlpha = 1;
  }

  /** Tells of the image, once for all changes of a frame. */
  _raise() {
    cancelAnimationFrame(this._raised);
    this._raised = requestAnimationFrame(() => {
      const image = this.strokes.length > 0 ? renderStrokes(this.strokes) : null;
      this.dispatchEvent(
        new CustomEvent('lab-image', { detail: { image }, bubbles: true, composed: true }),
      );
    });
  }
}

customElements.define('n2-drawing-pad', DrawingPad);
