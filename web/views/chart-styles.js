/** How a chart of curves looks. */
import { css } from 'lit';

/** Of its plot, in pixels. */
export const HEIGHT = 230;

export const chartStyles = css`
  .sets {
    font-size: 13px;
    color: var(--ink-soft);
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  .faint svg {
    opacity: 0.5;
  }
  .sets svg {
    color: var(--ink);
    margin-inline-end: 6px;
    vertical-align: 0.125em;
  }
  .mark {
    display: inline-block;
    inline-size: 8px;
    block-size: 8px;
    border: 1.5px solid var(--ink-soft);
    border-radius: 50%;
    margin-inline-end: 6px;
  }
  .expected {
    display: inline-block;
    inline-size: 20px;
    border-block-start: 2px dotted var(--ink-soft);
    margin-inline-end: 6px;
    vertical-align: 0.25em;
  }
  .keys {
    display: flex;
    flex-wrap: wrap;
    gap: 0 20px;
    min-block-size: 24px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .key {
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  .at {
    position: absolute;
    inset: -2px 8px auto auto;
    margin: 0;
    font-size: 13px;
    color: var(--ink-soft);
    pointer-events: none;
    z-index: 1;
  }
  .key.focused {
    font-weight: 600;
  }
  .key svg {
    margin-inline-end: 6px;
    vertical-align: 0.125em;
  }
  .plot {
    min-block-size: var(--plot-least, ${HEIGHT}px);
    margin-block-start: 4px;
  }
  .plot.asking {
    cursor: crosshair;
    touch-action: none;
    user-select: none;
  }
  .empty {
    position: absolute;
    inset: 0 24px 32px 48px;
    display: grid;
    place-content: center;
    text-align: center;
    font-family: var(--serif);
    color: var(--ink-soft);
    pointer-events: none;
  }
  .empty,
  .hovered {
    zoom: var(--plot-scale, 1);
  }
  .hovered {
    position: absolute;
    inset: auto 8px 48px auto;
    margin: 0;
    padding: 2px 8px;
    background: var(--sheet);
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    font-size: 13px;
    pointer-events: none;
    z-index: 1;
  }
  .note {
    margin: 4px 0 0;
    font-size: 13px;
    line-height: 1.4;
    color: var(--ink-soft);
  }
  .below {
    display: var(--below-chart, grid);
    grid-template-columns: 1fr auto;
    align-items: start;
    gap: 8px;
    min-block-size: 28px; /* as with the buttons, which come later */
  }
  .save button {
    border-color: transparent;
    background: none;
    color: var(--ink-soft);
    font-size: 13px;
    font-weight: 400;
    min-block-size: 28px;
    padding: 2px 6px;
  }
  @media print {
    .below {
      display: none;
    }
  }
`;
