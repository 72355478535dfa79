/** What all that can be tried by hand beside the text has in common. */
import { css } from 'lit';

export const byHandStyles = css`
  :host {
    container-type: inline-size;
    font-size: 15px;
    line-height: 1.5;
  }
  h3 {
    font-size: 18px;
  }
  p {
    margin: 6px 0 8px;
  }
  i {
    font-family: var(--serif);
  }
  svg.drawing {
    display: block;
    inline-size: 100%;
    block-size: auto;
    margin-block: 10px;
    background: var(--sheet);
    border: 1px solid var(--rule);
    border-radius: var(--radius);
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 4px 0;
    font-weight: 400;
    text-align: end;
    border-block-end: 1px solid var(--rule);
  }
  th:first-child {
    text-align: start;
  }
`;
