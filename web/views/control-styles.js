import { css } from 'lit';

/** How the controls stand: label left, input right, what is to be said below. */
export const controlStyles = css`
  fieldset {
    border: 0;
    border-block-start: 1px solid var(--rule);
    margin: 0;
    padding: 12px 0 16px;
    display: grid;
    gap: 8px;
    min-inline-size: 0;
    break-inside: avoid;
  }
  fieldset:first-of-type {
    border-block-start: 0;
    padding-block-start: 0;
  }
  legend {
    float: inline-start;
    padding: 0;
  }
  legend + * {
    clear: both;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 148px;
    align-items: center;
    gap: 0 12px;
  }
  .row.wide {
    grid-template-columns: minmax(0, 1fr);
  }
  .row > input,
  .row > select {
    inline-size: 100%;
    min-inline-size: 0;
  }
  input.number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .symbol {
    font-family: var(--serif);
    font-style: italic;
  }
  .live,
  .help,
  .invalid {
    grid-column: 1 / -1;
    font-size: 13px;
    line-height: 1.4;
    color: var(--ink-soft);
    margin: 2px 0 0;
  }
  .invalid {
    color: var(--error);
  }
  [aria-invalid='true'] {
    border-color: var(--error);
    background: var(--error-wash);
  }
  .layers {
    display: grid;
    gap: 6px;
  }
  .layer {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 104px 36px;
    gap: 8px;
    align-items: center;
  }
  .layer.fixed {
    color: var(--ink-soft);
  }
  .layer.fixed .count {
    text-align: end;
    padding-inline-end: 11px;
  }
  .layer button {
    padding: 0;
    line-height: 1;
  }
  .part {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    border-inline-start: 2px solid var(--rule);
    padding-inline-start: 12px;
  }
  .part .row {
    grid-template-columns: minmax(0, 1fr) 104px;
  }
  details .part {
    margin-block-start: 8px;
  }
  summary {
    cursor: pointer;
    inline-size: fit-content;
    color: var(--ink-soft);
  }
  .presets {
    display: flex;
    gap: 6px;
    grid-column: 1 / -1;
    margin-block-start: 6px;
  }
  .presets button {
    flex: 1;
    font-size: 13px;
    min-block-size: 30px;
    padding: 2px 4px;
  }
  .presets button[aria-pressed='true'] {
    border-color: var(--ink);
    box-shadow: inset 0 0 0 1px var(--ink);
  }
  .check {
    display: flex;
    gap: 8px;
    align-items: center;
    min-block-size: 28px;
  }
  .check input {
    inline-size: 17px;
    block-size: 17px;
    min-block-size: 0;
    margin: 0;
    accent-color: var(--ink);
  }
  .live {
    margin: 0 0 12px;
  }
  @media (pointer: coarse) {
    .check {
      min-block-size: 44px;
    }
    .presets button {
      min-block-size: 44px;
    }
  }
`;
