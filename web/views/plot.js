/** What the charts share. */
import { css, html, unsafeCSS } from 'lit';
import uPlotStyles from 'uplot/dist/uPlot.min.css?inline';

/** Font of axes and their labels; a canvas cannot inherit it. */
export const PLOT_FONT = '12px system-ui, sans-serif';

/** Style sheets of a view with a chart: uPlot's own, and the colours that colourOf reads. */
export const plotStyles = [
  unsafeCSS(uPlotStyles),
  css`
    figure {
      margin: 0;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      justify-content: space-between;
      gap: 0 1rem;
    }
    .plot {
      position: relative;
      overflow: hidden; /* or else the canvas would keep the page from getting narrower */
    }
    .training,
    .miniBatches {
      color: var(--training);
    }
    .evaluation {
      color: var(--evaluation);
    }
    .published,
    .earlier,
    .axis {
      color: var(--ink-soft);
    }
    .grid {
      color: var(--rule);
    }
  `,
];

const NAMES = ['training', 'miniBatches', 'evaluation', 'published', 'earlier', 'axis', 'grid'];

/** Elements that have the colours of a chart, for colourOf to read. */
export const colourSamples = html`<div class="samples" hidden>
  ${NAMES.map((name) => html`<span class=${name}></span>`)}
</div>`;

/**
 * @param {ParentNode} root that colourSamples were rendered into
 * @param {string} name of a series, or axis or grid
 * @returns {() => string} its colour at the time of the call, as a canvas takes it
 */
export function colourOf(root, name) {
  return () => {
    const sample = /** @type {Element} */ (root.querySelector(`.samples .${name}`));
    return getComputedStyle(sample).color;
  };
}
