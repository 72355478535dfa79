/** How the table of runs looks. */
import { css } from 'lit';

export const runsStyles = css`
  h2 {
    margin-block-end: 4px;
  }
  p {
    margin: 0 0 8px;
    font-size: 13px;
    color: var(--ink-soft);
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    text-align: start;
    vertical-align: middle;
    font-weight: 400;
    padding: 4px 10px 4px 0;
    border-block-start: 1px solid var(--rule);
  }
  .alike .remarks {
    display: none;
  }
  thead th {
    color: var(--ink-soft);
    border: 0;
    white-space: nowrap;
  }
  .number {
    text-align: end;
    white-space: nowrap;
  }
  tbody th {
    inline-size: 35%;
  }
  tr[aria-current] th {
    font-weight: 700;
  }
  .member th {
    padding-inline-start: 20px;
  }
  .shown {
    display: flex;
    gap: 8px;
    align-items: center;
    cursor: pointer;
  }
  .quiet svg {
    display: block;
  }
  input[type='checkbox'] {
    min-block-size: 0;
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--ink);
  }
  .quiet {
    border-color: transparent;
    background: none;
    padding: 2px 5px;
    min-block-size: 28px;
    font-weight: 400;
  }
  .open {
    padding-inline: 0;
    text-align: start;
    text-decoration: underline;
    text-decoration-color: var(--rule-strong);
    text-underline-offset: 0.2em;
    font-weight: inherit;
  }
  .open:disabled {
    opacity: 1;
    text-decoration: none;
    cursor: default;
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 0;
  }
  .actions {
    display: flex;
    justify-content: end;
    white-space: nowrap;
  }
  .soft {
    color: var(--ink-soft);
  }
  .narrow {
    display: none;
  }
  form {
    display: flex;
    gap: 4px;
  }
  form input {
    min-block-size: 28px;
    inline-size: 192px;
  }
  .undo {
    display: flex;
    gap: 12px;
    align-items: center;
    margin-block: 8px 0;
  }
  @media print {
    .actions,
    input[type='checkbox'] {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .quiet {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
    input[type='checkbox'] {
      inline-size: 24px;
      block-size: 24px;
    }
  }
  /* Where there is little room a run takes two lines: what it came to, and below what can be done with it. */
  @container (max-width: 640px) {
    .wide {
      display: none;
    }
    .narrow {
      display: inline;
    }
    table,
    thead,
    tbody {
      display: block;
    }
    tr {
      display: grid;
      grid-template-columns: 64px minmax(0, 1fr) 60px 60px;
      align-items: center;
      border-block-start: 1px solid var(--rule);
      padding-block: 4px;
    }
    thead tr {
      border: 0;
      padding: 0;
    }
    th,
    td {
      border: 0;
      padding-inline-end: 0;
    }
    .act,
    thead th:last-child {
      grid-column: 2 / -1;
    }
    .act {
      padding-block: 0;
    }
    .group .act {
      grid-column: 3 / -1;
    }
  }
`;
