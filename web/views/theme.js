/**
 * The look of the lab, in one place: ink on paper for digits and text, one colour for training
 * data and one for evaluation data wherever they appear.
 */
import { css } from 'lit';

/**
 * Custom properties of the whole lab. Adopted once, in the shadow root of `<network2-lab>`; every view inherits them.
 * A host can set those that begin with --network2; of its own page nothing else comes in.
 */
export const theme = css`
  n2-lab {
    all: initial;
    visibility: inherit; /* a host hides what is around the lab, and means the lab too */
    pointer-events: inherit;
    direction: ltr;
    box-sizing: border-box;
    display: block;
    color-scheme: light dark;
    --paper: var(--network2-paper, light-dark(#fbfaf6, #17181b));
    --sheet: var(--network2-sheet, light-dark(#ffffff, #1e2024));
    --ink: var(--network2-ink, light-dark(#1d1b18, #ece8df));
    --ink-soft: var(--network2-ink-soft, light-dark(#5d5850, #aca699));
    --rule: var(--network2-rule, light-dark(#ded9cd, #3a3b3f));
    --rule-strong: var(--network2-rule-strong, light-dark(#857e70, #85817a));
    --training: var(--network2-training, light-dark(#1a5fa8, #79b4f2));
    --evaluation: var(--network2-evaluation, light-dark(#b5460f, #f0a070));
    /* Of weights above 0, and below. */
    --excites: var(--ink);
    --inhibits: var(--evaluation);
    /* Of the runs in charts, keys and table; each also has a dash of its own: looks.js. */
    --run-0: var(--network2-run-0, light-dark(#b5460f, #f0a070));
    --run-1: var(--network2-run-1, light-dark(#1a5fa8, #79b4f2));
    --run-2: var(--network2-run-2, light-dark(#00735c, #4fc7a8));
    --run-3: var(--network2-run-3, light-dark(#8a3d9a, #d59be3));
    --run-4: var(--network2-run-4, light-dark(#6b5f00, #d3c24b));
    --run-5: var(--network2-run-5, light-dark(#3c3a36, #d8d4ca));
    --error: light-dark(#a3161d, #ff9a94);
    --error-wash: light-dark(#fbe9e8, #3b2021);
    --scrim: rgb(0 0 0 / 45%);
    --serif: var(
      --network2-serif,
      Charter,
      'Bitstream Charter',
      'Iowan Old Style',
      'Source Serif 4',
      Cambria,
      Georgia,
      serif
    );
    --sans: var(
      --network2-sans,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      sans-serif
    );
    --space: 8px;
    --radius: 4px;
    font-family: var(--sans);
    font-size: 15px;
    line-height: 1.5;
    color: var(--ink);
    background: var(--paper);
  }
  n2-lab[theme='light'] {
    color-scheme: light;
  }
  n2-lab[theme='dark'] {
    color-scheme: dark;
  }
  /* Only the system's own colours are let through; what they cannot tell apart, dashes do. */
  @media (forced-colors: active) {
    n2-lab {
      --paper: Canvas;
      --sheet: Canvas;
      --ink: CanvasText;
      --ink-soft: CanvasText;
      --rule: color-mix(in srgb, CanvasText 30%, Canvas);
      --rule-strong: CanvasText;
      --training: LinkText;
      --evaluation: CanvasText;
      --inhibits: LinkText;
      --run-0: CanvasText;
      --run-1: CanvasText;
      --run-2: CanvasText;
      --run-3: CanvasText;
      --run-4: CanvasText;
      --run-5: CanvasText;
      --error: CanvasText;
      --error-wash: Canvas;
    }
  }
`;

/** Colours on white paper, as in the light theme, for what leaves the page. */
export const PRINTED = {
  paper: '#ffffff',
  ink: '#1d1b18',
  soft: '#5d5850',
  rule: '#ded9cd',
  runs: ['#b5460f', '#1a5fa8', '#00735c', '#8a3d9a', '#6b5f00', '#3c3a36'],
};

/** Rules that every view shares: buttons, inputs, headings, focus. */
export const shared = css`
  :host {
    box-sizing: border-box;
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3 {
    font-family: var(--serif);
    font-weight: 600;
    line-height: 1.25;
    margin: 0;
  }
  h2 {
    font-size: 18px;
  }
  h3 {
    font-size: 16px;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
    min-block-size: 36px;
    border: 1px solid var(--rule-strong);
    border-radius: var(--radius);
    background: var(--sheet);
    padding: 4px 10px;
  }
  button {
    cursor: pointer;
    font-weight: 500;
  }
  button:hover:not(:disabled) {
    border-color: var(--ink);
  }
  button.primary {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--paper);
  }
  :disabled {
    cursor: not-allowed;
    opacity: 0.55;
  }
  :focus-visible {
    outline: 2px solid var(--training);
    outline-offset: 2px;
  }
  @media (pointer: coarse) {
    button,
    input,
    select {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    :disabled {
      opacity: 1;
    }
    /* Else a plate of the page's colour would lie behind their text, and hide it. */
    button.primary,
    button[aria-pressed='true'] {
      forced-color-adjust: none;
    }
    button[aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
    }
    .track {
      outline: 1px solid CanvasText;
    }
  }
  /* What is done by a click is not done on paper; buttons that also say something stay. */
  @media print {
    button:not(.on-paper) {
      display: none;
    }
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .numeric {
    font-variant-numeric: tabular-nums;
  }
`;
