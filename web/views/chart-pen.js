/** A pen that draws on a chart what is expected of the run. */
import { sketched } from '../model/sketch.js';
import { raise } from './raise.js';

/** @typedef {import('../model/sketch.js').Place} Place */

/**
 * What the pen has to know of its chart.
 * @typedef {object} Paper
 * @property {() => 'curve' | 'end' | null} kind what is to be drawn; null where nothing is
 * @property {() => import('../lab/state.js').LabState} state
 * @property {() => import('uplot') | null} plot whose vertical axis is in per cent
 */

/** Turns the movements of a pointer over a chart into an answer, by `lab-sketch` events. */
export class ChartPen {
  #host;
  #paper;
  /** @type {Place | null} where the pen was last; null while it is up */
  #last = null;

  /** @param {HTMLElement} host raises the events @param {Paper} paper */
  constructor(host, paper) {
    this.#host = host;
    this.#paper = paper;
  }

  /** @param {PointerEvent} event */
  down = (event) => {
    if (!this.#paper.kind()) return;
    /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
    this.#last = this.#placeOf(event);
    this.move(event);
  };

  /** @param {PointerEvent} event */
  move = (event) => {
    const kind = this.#paper.kind();
    const to = this.#placeOf(event);
    if (!kind || !this.#last || !to) return;
    const { forecast, run } = this.#paper.state();
    const before = forecast?.stage === 'sketch' ? forecast.value : null;
    raise(this.#host, 'lab-sketch', sketched(kind, before, run.curves.run.epochs, this.#last, to));
    this.#last = to;
  };

  up = () => {
    this.#last = null;
  };

  /** @param {PointerEvent} event @returns {Place | null} */
  #placeOf({ clientX, clientY }) {
    const plot = this.#paper.plot();
    if (!plot) return null;
    const { left, top, width, height } = plot.over.getBoundingClientRect();
    const [low, high] = [plot.scales.y.min ?? 0, plot.scales.y.max ?? 100];
    const epoch = ((clientX - left) / width) * (plot.scales.x.max ?? 1);
    const percent = high - ((clientY - top) / height) * (high - low);
    return { epoch, share: percent / 100 };
  }
}
