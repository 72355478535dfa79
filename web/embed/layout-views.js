/** Where things stand in the views that show a part of the lab. */
import { css } from 'lit';

/** compact, chart, pad and network; narrower than its columns, compact is one column. */
export const otherViews = css`
  .page:has(> .columns:not(.full)) {
    max-inline-size: 1200px;
    padding: 12px;
  }
  .columns:not(.full) {
    display: grid;
    grid-template: none / minmax(0, 1fr);
    gap: 12px 24px;
  }
  .columns:not(.full) {
    row-gap: 20px;
  }
  .columns:not(.full) > * {
    grid-area: auto;
    margin-block-end: 0;
  }
  .columns:not(.full) .drive {
    position: static;
    padding: 0;
    margin: 0;
  }
  .columns.compact:has(> .pad) {
    grid-template: 'drive pad' auto 'status pad' auto 'chart pad' 1fr / minmax(0, 1fr) 240px;
  }
  .columns.compact > .drive {
    grid-area: drive;
  }
  .columns.compact > .status {
    grid-area: status;
  }
  .columns.compact > .accuracy,
  .columns.compact > .cost {
    grid-area: chart;
  }
  .columns.compact > .pad {
    grid-area: pad;
    gap: 10px;
  }
  .columns.compact:not(:has(> .pad)) {
    grid-template: 'drive' 'status' 'chart' / minmax(0, 1fr);
  }
  .columns.compact n2-reader-choice {
    --about: none;
  }
  .columns.compact n2-output-bars {
    --bars-line: 1.1;
    --bars-gap: 1px;
  }
  .columns.compact .seen {
    grid-template-columns: 64px 1fr;
  }
  .columns.pad {
    grid-template-columns: minmax(0, 640px);
    justify-content: center;
  }
  .columns.pad > .pad {
    grid-template: 'pad seen' auto 'pad choice' auto 'pad bars' 1fr / minmax(0, 1fr) minmax(0, 1fr);
    gap: 12px 24px;
  }
  .columns.pad n2-drawing-pad {
    grid-area: pad;
  }
  .columns.pad n2-picture-panel,
  .columns.pad .own {
    grid-column: 1 / -1;
  }
  @container lab (min-width: 860px) {
    .columns.chart:has(> .accuracy):has(> .cost) {
      grid-template: 'drive drive' 'status status' 'accuracy cost' / minmax(0, 1fr) minmax(0, 1fr);
    }
    .columns.chart > .drive,
    .columns.chart > .status {
      grid-column: 1 / -1;
    }
  }
  @container lab (max-width: 600px) {
    .columns.compact:has(> .pad) {
      grid-template: 'drive' 'status' 'chart' 'pad' / minmax(0, 1fr);
    }
    .columns.pad > .pad {
      grid-template: none / minmax(0, 1fr);
    }
    .columns.pad n2-drawing-pad {
      grid-area: auto;
    }
  }
`;
