/** Where things stand in the part of the page that is around the pad. */
import { css } from 'lit';

export const padLayout = css`
  .pad {
    grid-area: pad;
    display: grid;
    gap: 16px;
    align-content: start;
  }
  .columns.full > .pad {
    grid-template-columns: minmax(0, 1fr) 96px;
    gap: 10px 12px;
    --bars-line: 1.15;
    --bars-gap: 2px;
  }
  .columns.full > .pad > * {
    grid-column: 1 / -1;
  }
  /* The question what a digit is stands below that digit. */
  .columns.full > .pad:has(> [asking]) > :is(n2-examples, n2-drawing-pad, .seen) {
    order: -2;
  }
  .columns.full > .pad > [asking] {
    order: -1;
  }
  .columns.full > .pad > n2-drawing-pad {
    grid-column: 1;
  }
  .columns.full > .pad > .seen {
    grid-column: 2;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    align-items: start;
  }
  .seen {
    display: grid;
    grid-template-columns: 84px 1fr;
    gap: 12px;
    align-items: center;
  }
  .seen p {
    margin: 0;
    font-size: 13px;
    line-height: 1.4;
    color: var(--ink-soft);
  }
  .whose {
    margin: 0;
    font-size: 13px;
    line-height: 1.4;
    color: var(--ink-soft);
  }
  .caption {
    margin-block-end: -10px; /* its pictures have a margin of their own */
  }
  .wrong {
    min-block-size: 30px;
    padding: 2px 6px;
    font-size: 13px;
    white-space: nowrap;
  }
  .columns.full .wrong {
    inline-size: 100%;
    padding-inline: 0;
  }
  .seen n2-picture-intake {
    grid-column: 1 / -1;
  }
  .own {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 12px;
    align-items: center;
  }
  .own p {
    margin: 0;
    font-size: 13px;
    line-height: 1.3;
    color: var(--ink-soft);
  }
  @media (pointer: coarse) {
    .wrong {
      min-block-size: 44px;
    }
  }
  .reading {
    font-family: var(--serif);
    font-size: 32px;
    line-height: 1.1;
    color: var(--ink);
    display: block;
  }
`;
