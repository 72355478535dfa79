/** How the forms look by which several runs are begun at once. */
import { css } from 'lit';

export const severalStyles = css`
  .buttons,
  form {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space);
    align-items: end;
  }
  p {
    margin: 4px 0 0;
    font-size: 13px;
    color: var(--ink-soft);
  }
  .wrong {
    color: var(--error);
  }
  label {
    display: grid;
    font-size: 13px;
    color: var(--ink-soft);
  }
  label input,
  label select {
    color: var(--ink);
    font-size: 15px;
  }
  .values {
    flex: 1 1 224px;
  }
  .range input {
    inline-size: 80px;
    text-align: end;
  }
  details {
    margin-block-start: 8px;
  }
  summary {
    cursor: pointer;
    inline-size: fit-content;
  }
  form {
    margin-block-start: 8px;
  }
  progress {
    inline-size: 100%;
    block-size: 6px;
    accent-color: var(--ink);
  }
`;
