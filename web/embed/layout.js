/** Where things stand on the page: three columns, two, or one, by the width of the element. */
import { css } from 'lit';

export const layout = css`
  :host {
    container: lab / inline-size;
    min-block-size: 100%;
  }
  .page {
    max-inline-size: 90rem;
    margin-inline: auto;
    padding: 0 1.5rem 2rem;
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 1rem;
    padding-block: 1.125rem 0.875rem;
    border-block-end: 2px solid var(--ink);
    margin-block-end: 1.25rem;
  }
  h1 {
    font-family: var(--serif);
    font-size: 1.625rem;
    line-height: 1.2;
    margin: 0;
  }
  .title p {
    margin: 0;
    font-family: var(--serif);
    font-style: italic;
    color: var(--ink-soft);
  }
  .columns {
    display: grid;
    grid-template:
      'controls experiment pad' auto
      'controls drive pad' auto
      'controls accuracy pad' auto
      'controls cost pad' auto
      'controls runs pad' auto
      'controls article pad' 1fr / 18.5rem minmax(0, 1fr) 17rem;
    gap: 1.25rem 2rem;
    align-items: start;
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
  .drive {
    grid-area: drive;
    display: grid;
    gap: 0.875rem;
    container-type: inline-size;
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    background: var(--paper);
    padding-block: 0.25rem 0.125rem;
  }
  .sheet {
    display: none;
  }
  .experiment {
    grid-area: experiment;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
  }
  .accuracy {
    grid-area: accuracy;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25rem;
  }
  .cost {
    grid-area: cost;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25rem;
    align-content: start;
  }
  .runs {
    grid-area: runs;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    container-type: inline-size;
  }
  n2-article {
    grid-area: article;
  }
  .pad {
    grid-area: pad;
    display: grid;
    gap: 1rem;
    align-content: start;
  }
  .seen {
    display: grid;
    grid-template-columns: 5.25rem 1fr;
    gap: 0.75rem;
    align-items: center;
  }
  .seen p {
    margin: 0;
    font-size: 0.8125rem;
    line-height: 1.4;
    color: var(--ink-soft);
  }
  .reading {
    font-family: var(--serif);
    font-size: 2rem;
    line-height: 1.1;
    color: var(--ink);
    display: block;
  }
  @container lab (max-width: 68rem) {
    .columns {
      grid-template:
        'experiment pad' auto
        'drive pad' auto
        'accuracy pad' auto
        'cost pad' auto
        'runs runs' auto
        'controls controls' auto
        'article article' auto / minmax(0, 1fr) 16rem;
    }
    n2-controls {
      columns: 18rem;
      column-gap: 2.5rem;
    }
  }
  @container lab (max-width: 44rem) {
    .page {
      padding-inline: 1rem;
    }
    .columns {
      grid-template: 'experiment' 'drive' 'accuracy' 'cost' 'pad' 'runs' 'article' / minmax(0, 1fr);
      gap: 1.25rem;
    }
    .drive {
      position: static;
    }
    .controls:not(:popover-open) {
      display: none;
    }
    .controls {
      position: fixed;
      inset: auto 0 0;
      inline-size: 100%;
      max-inline-size: none;
      max-block-size: 85dvh;
      padding: 1rem 1rem 1.5rem;
      overflow: auto;
      overscroll-behavior: contain;
      background: var(--paper);
      border-block-start: 2px solid var(--ink);
    }
    .controls::backdrop {
      background: var(--scrim);
    }
    .sheet {
      display: block;
    }
    .controls > .sheet {
      inline-size: 100%;
      margin-block-start: 1rem;
    }
  }
  @media print {
    .columns {
      display: block;
    }
    .controls,
    .pad,
    .drive,
    n2-several,
    n2-share,
    n2-article {
      display: none;
    }
    .columns > * {
      margin-block-end: 1rem;
    }
    n2-chart,
    n2-sweep-chart,
    n2-report {
      break-inside: avoid;
    }
  }
`;
