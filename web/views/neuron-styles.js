/** How the single neuron looks. */
import { css } from 'lit';

/** Of each of its plots, in pixels. */
export const PLOT_HEIGHT = 150;

export const neuronStyles = css`
  h4 {
    margin: 0;
    font-size: 13px;
    font-weight: 600;
  }
  p {
    margin: 6px 0 0;
  }
  .others,
  .starts,
  .drive {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space);
    margin-block: 12px 8px;
  }
  .others {
    align-items: center;
    margin-block-end: 0;
  }
  .starts button {
    flex: 1 1 224px;
  }
  .others button[aria-pressed='true'],
  .starts button[aria-pressed='true'] {
    border-color: var(--ink);
    box-shadow: inset 0 0 0 1px var(--ink);
  }
  .drive {
    align-items: center;
  }
  .drive .primary {
    min-inline-size: 112px;
  }
  .drive p {
    margin: 0 0 0 auto;
  }
  thead th {
    font-size: 13px;
    color: var(--ink-soft);
  }
  td.output {
    font-weight: 700;
  }
  tbody th::before {
    content: '';
    display: inline-block;
    inline-size: 20px;
    border-block-start: 2px solid;
    margin-inline-end: 8px;
    vertical-align: 0.25em;
  }
  tr.quadratic th::before {
    border-block-start-style: dashed;
  }
  .plots {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 16px 24px;
    margin-block-start: 16px;
  }
  .plots > :last-child {
    grid-column: 1 / -1;
  }
  .plot {
    block-size: ${PLOT_HEIGHT}px;
  }
  .samples .quadratic,
  .samples .cross-entropy {
    color: var(--ink);
  }
  .cause {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 12px 24px;
    margin-block: 8px 12px;
  }
  .cause n2-signed-bars {
    --name: 120px;
  }
  figure {
    margin: 0;
  }
  .note {
    margin-block-start: 12px;
    font-size: 13px;
    color: var(--ink-soft);
  }
  @container (max-width: 480px) {
    .cause,
    .plots {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
