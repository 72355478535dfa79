/** Where things stand on the page: three columns, two, or one, by the width of the element. */
import { css, unsafeCSS } from 'lit';
import { padLayout } from './layout-pad.js';
import { otherViews } from './layout-views.js';

/**
 * The settings as a sheet that a button opens, where there is no room for them beside the rest.
 * @param {import('lit').CSSResult} where selector of what is around them
 */
const sheet = (where) => css`
  ${where}.controls:not(:popover-open) {
    display: none;
  }
  ${where}.controls {
    position: fixed;
    inset: var(--sheet-top, auto) 0 var(--sheet-bottom, 0);
    inline-size: 100%;
    max-inline-size: 480px;
    max-block-size: min(var(--sheet-room, 85dvh), 560px);
    margin-inline: auto;
    padding: 16px 16px 24px;
    overflow: auto;
    overscroll-behavior: contain;
    background: var(--paper);
    border: 1px solid var(--rule-strong);
    border-block-start: 2px solid var(--ink);
  }
  ${where}.controls::backdrop {
    background: var(--scrim);
  }
  ${where}.sheet {
    display: block;
  }
  ${where}.controls > .sheet {
    position: sticky;
    inset-block-end: 0;
    inline-size: 100%;
    margin-block-start: 16px;
    /* What scrolls by is seen neither close above it nor below. */
    box-shadow:
      0 -8px 0 var(--paper),
      0 24px 0 var(--paper);
  }
`;

export const layout = css`
  /* As high as the host has made the element. */
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  n2-lab {
    container: lab / inline-size;
    min-block-size: 100%;
  }
  n2-lab[dropping] {
    outline: 3px dashed var(--training);
    outline-offset: -6px;
  }
  .page {
    max-inline-size: 1440px;
    margin-inline: auto;
    padding: 0 24px 32px;
  }
  .page:not(:has(> .title)) {
    padding-block-start: 12px;
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 16px;
    padding-block: 12px 8px;
    border-block-end: 2px solid var(--ink);
    margin-block-end: 16px;
  }
  h1 {
    font-family: var(--serif);
    font-size: 26px;
    line-height: 1.2;
    margin: 0;
  }
  .title p {
    margin: 0;
    font-family: var(--serif);
    font-style: italic;
    color: var(--ink-soft);
  }
  .present {
    margin-inline-start: auto;
    min-block-size: 28px;
    padding-block: 0;
    font-size: 13px;
  }
  .columns {
    display: grid;
    grid-template:
      'controls experiment pad' auto
      'controls drive pad' auto
      'controls status pad' auto
      'controls inside pad' auto
      'controls backprop pad' auto
      'controls accuracy pad' auto
      'controls cost pad' auto
      'controls mistakes pad' auto
      'controls runs pad' auto
      'controls article pad' 1fr / 280px minmax(0, 1fr) 304px;
    column-gap: 32px;
    align-items: start;
  }
  /* No gap between rows: there would be one on either side of what is not there. */
  .columns > * {
    margin-block-end: 20px;
  }
  .columns:not(:has(> .controls)) {
    grid-template:
      'experiment pad' auto
      'drive pad' auto
      'status pad' auto
      'inside pad' auto
      'backprop pad' auto
      'accuracy pad' auto
      'cost pad' auto
      'mistakes pad' auto
      'runs pad' auto
      'article pad' 1fr / minmax(0, 1fr) 304px;
  }
  .columns:not(:has(> .pad)) {
    grid-template:
      'controls experiment' auto
      'controls drive' auto
      'controls status' auto
      'controls inside' auto
      'controls backprop' auto
      'controls accuracy' auto
      'controls cost' auto
      'controls mistakes' auto
      'controls runs' auto
      'controls article' 1fr / 280px minmax(0, 1fr);
  }
  .columns:not(:has(> .controls)):not(:has(> .pad)) {
    grid-template: 'experiment' 'drive' 'status' 'inside' 'backprop' 'accuracy' 'cost' 'mistakes' 'runs' 'article' / minmax(
        0,
        1fr
      );
  }
  .controls {
    grid-area: controls;
    /* A popover, so that it can be a sheet where there is no room; here it just stands there. */
    display: block;
    position: static;
    inline-size: auto;
    block-size: auto;
    margin: 0;
    padding: 0;
    border: 0;
    color: inherit;
    background: none;
    overflow: visible;
  }
  .controls:focus {
    outline: none;
  }
  .drive {
    grid-area: drive;
    container-type: inline-size;
    container-type: inline-size scroll-state;
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    background: var(--paper);
    padding-block: 6px;
    margin-block: -6px 14px;
  }
  /* An edge for what passes below it, where the browser can tell. */
  @container scroll-state(stuck: top) {
    .drive::after {
      content: '';
      position: absolute;
      inset: auto 0 0;
      border-block-end: 1px solid var(--rule-strong);
    }
  }
  .status {
    grid-area: status;
    container-type: inline-size;
    display: grid;
    gap: 14px;
  }
  .sheet {
    display: none;
  }
  .experiment {
    grid-area: experiment;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .accuracy {
    grid-area: accuracy;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 20px;
  }
  .cost {
    grid-area: cost;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 20px;
    align-content: start;
  }
  .controls > details > summary {
    inline-size: fit-content;
    margin-block: 4px 12px;
    cursor: pointer;
  }
  .network {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 20px;
  }
  .network > n2-examples {
    max-inline-size: 448px;
  }
  .inside {
    grid-area: inside;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 20px;
    border-block: 1px solid var(--rule);
    padding-block: 16px;
  }
  .backprop {
    grid-area: backprop;
    min-inline-size: 0;
    border-block: 1px solid var(--rule);
    padding-block: 16px;
  }
  .inside + .backprop {
    border-block-start: 0;
    padding-block-start: 0;
  }
  .mistakes {
    grid-area: mistakes;
    min-inline-size: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  .runs {
    grid-area: runs;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    container-type: inline-size;
  }
  n2-article {
    grid-area: article;
  }
  n2-close-up,
  n2-walk {
    scroll-margin-block-start: 64px; /* the transport stands over the top of the window */
  }
  ${padLayout}
  @container lab (max-width: 1088px) {
    .columns.full:has(> .pad) {
      grid-template:
        'experiment pad' auto
        'drive pad' auto
        'status pad' auto
        'inside pad' auto
        'backprop pad' auto
        'accuracy pad' auto
        'cost pad' auto
        'mistakes mistakes' auto
        'runs runs' auto
        'controls controls' auto
        'article article' auto / minmax(0, 1fr) 280px;
    }
    .columns.full:not(:has(> .pad)) {
      grid-template: 'experiment' 'drive' 'status' 'inside' 'backprop' 'accuracy' 'cost' 'mistakes' 'runs' 'controls' 'article' / minmax(
          0,
          1fr
        );
    }
    n2-controls {
      columns: 288px;
      column-gap: 40px;
    }
  }
  @container lab (max-width: 704px) {
    .page {
      padding-inline: 16px;
    }
    .present {
      display: none;
    }
    .columns.full:has(> .pad),
    .columns.full:not(:has(> .pad)) {
      grid-template: 'experiment' 'drive' 'status' 'accuracy' 'pad' 'inside' 'backprop' 'cost' 'mistakes' 'runs' 'article' / minmax(
          0,
          1fr
        );
    }
    .drive {
      position: static;
    }
    ${sheet(unsafeCSS('.full '))}
  }
  ${sheet(unsafeCSS('.columns:not(.full) '))}
  ${otherViews}
  @media print {
    .columns {
      display: block;
    }
    .controls,
    .pad,
    .drive,
    n2-several,
    n2-search,
    n2-share,
    n2-article {
      display: none;
    }
    .columns > * {
      margin-block-end: 16px;
    }
    n2-chart,
    n2-sweep-chart,
    n2-report {
      break-inside: avoid;
    }
  }
`;
