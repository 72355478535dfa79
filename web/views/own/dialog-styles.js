/** Styles of the dialog for data of one's own. */
import { css } from 'lit';

export const dialogStyles = css`
  dialog {
    inline-size: min(880px, calc(100vw - 32px));
    max-block-size: calc(100dvh - 32px);
    padding: 20px 24px 0;
    border: 1px solid var(--rule-strong);
    border-radius: var(--radius);
    background: var(--paper);
    color: var(--ink);
    overflow: auto;
    overscroll-behavior: contain;
  }
  dialog::backdrop {
    background: var(--scrim);
  }
  .head {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 16px;
    margin-block-end: 12px;
  }
  p,
  ul {
    max-inline-size: 672px;
    margin: 0 0 12px;
    overflow-wrap: anywhere;
  }
  ul {
    padding-inline-start: 20px;
  }
  fieldset {
    margin: 0 0 12px;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  legend {
    padding: 0;
    margin-block-end: 4px;
  }
  fieldset ul {
    margin-block-start: 8px;
  }
  .check {
    display: flex;
    gap: 8px;
    min-block-size: 32px;
    padding-block: 4px;
  }
  .check input {
    flex: none;
    min-block-size: 0;
    inline-size: 18px;
    block-size: 18px;
    margin: 2px 0 0;
    accent-color: var(--ink);
  }
  small {
    display: block;
    font-size: 13px;
    line-height: 1.4;
    color: var(--ink-soft);
  }
  .fault {
    padding: 10px 14px;
    color: var(--error);
    background: var(--error-wash);
    border-inline-start: 3px solid var(--error);
    border-radius: var(--radius);
  }
  .classes {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(240px, 1fr));
    gap: 16px 24px;
    margin-block: 8px 16px;
  }
  .kept {
    padding: 0;
    list-style: none;
    margin-block: 4px 20px;
  }
  .kept li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    padding-block: 6px;
    border-block-start: 1px solid var(--rule);
  }
  .kept span {
    flex: 1 1 240px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space);
    padding-block-end: 20px;
  }
  .foot {
    position: sticky;
    inset-block-end: 0;
    background: var(--paper);
    border-block-start: 1px solid var(--rule);
    margin-inline: -24px;
    padding: 12px 24px 0;
  }
`;
