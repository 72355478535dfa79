/** How the table of runs looks. */
import { css } from 'lit';

export const runsStyles = css`
  h2 {
    margin-block-end: 0.25rem;
  }
  p {
    margin: 0 0 0.5rem;
    font-size: 0.8125rem;
    color: var(--ink-soft);
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    text-align: start;
    vertical-align: middle;
    font-weight: 400;
    padding: 0.25rem 0.75rem 0.25rem 0;
    border-block-start: 1px solid var(--rule);
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
    padding-inline-start: 1.25rem;
  }
  .shown {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    cursor: pointer;
  }
  .quiet svg {
    display: block;
  }
  input[type='checkbox'] {
    min-block-size: 0;
    inline-size: 1.125rem;
    block-size: 1.125rem;
    margin: 0;
    accent-color: var(--ink);
  }
  .quiet {
    border-color: transparent;
    background: none;
    padding: 0.125rem 0.375rem;
    min-block-size: 1.75rem;
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
    gap: 0.25rem;
  }
  form input {
    min-block-size: 1.75rem;
    inline-size: 12rem;
  }
  .undo {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    margin-block: 0.5rem 0;
  }
  @media print {
    .actions,
    input[type='checkbox'] {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .quiet {
      min-block-size: 2.75rem;
      min-inline-size: 2.75rem;
    }
    input[type='checkbox'] {
      inline-size: 1.5rem;
      block-size: 1.5rem;
    }
  }
  /* Where there is little room a run takes two lines: what it came to, and below what can be done with it. */
  @container (max-width: 40rem) {
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
      grid-template-columns: 4rem minmax(0, 1fr) 3.75rem 3.75rem;
      align-items: center;
      border-block-start: 1px solid var(--rule);
      padding-block: 0.25rem;
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
