import { css } from 'lit';

/** How the controls stand: label left, input right, what is to be said below. */
export const controlStyles = css`
  fieldset {
    border: 0;
    border-block-start: 1px solid var(--rule);
    margin: 0;
    padding: 0.75rem 0 1rem;
    display: grid;
    gap: 0.5rem;
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
    grid-template-columns: minmax(0, 1fr) 9.25rem;
    align-items: center;
    gap: 0 0.75rem;
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
    font-size: 0.8125rem;
    line-height: 1.4;
    color: var(--ink-soft);
    margin: 0.125rem 0 0;
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
    gap: 0.375rem;
  }
  .layer {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 6.5rem 2.25rem;
    gap: 0.5rem;
    align-items: center;
  }
  .layer.fixed {
    color: var(--ink-soft);
  }
  .layer.fixed .count {
    text-align: end;
    padding-inline-end: 0.6875rem;
  }
  .layer button {
    padding: 0;
    line-height: 1;
  }
  .part {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
    border-inline-start: 2px solid var(--rule);
    padding-inline-start: 0.75rem;
  }
  .part .row {
    grid-template-columns: minmax(0, 1fr) 6.5rem;
  }
  details .part {
    margin-block-start: 0.5rem;
  }
  summary {
    cursor: pointer;
    inline-size: fit-content;
    color: var(--ink-soft);
  }
  .presets {
    display: flex;
    gap: 0.375rem;
    grid-column: 1 / -1;
    margin-block-start: 0.375rem;
  }
  .presets button {
    flex: 1;
    font-size: 0.8125rem;
    min-block-size: 1.875rem;
    padding: 0.125rem 0.25rem;
  }
  .presets button[aria-pressed='true'] {
    border-color: var(--ink);
    box-shadow: inset 0 0 0 1px var(--ink);
  }
  .check {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    min-block-size: 1.75rem;
  }
  .check input {
    inline-size: 1.0625rem;
    block-size: 1.0625rem;
    min-block-size: 0;
    margin: 0;
    accent-color: var(--ink);
  }
  .live {
    margin: 0 0 0.75rem;
  }
  @media (pointer: coarse) {
    .check {
      min-block-size: 2.75rem;
    }
    .presets button {
      min-block-size: 2.75rem;
    }
  }
`;
