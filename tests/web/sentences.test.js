import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Linter } from 'eslint';
import { sentences } from '../../tools/sentences.js';

/**
 * @param {string} code
 * @returns {string[]} what the rule says of it
 */
const complaints = (code) =>
  new Linter()
    .verify(code, {
      languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
      plugins: { texts: { rules: { sentences } } },
      rules: { 'texts/sentences': 'error' },
    })
    .map(({ message }) => message);

test('a sentence or a label that stands outside the texts is found', () => {
  for (const code of [
    "const label = 'Learning rate';",
    "const label = 'pause the run';",
    "const label = isRunning ? 'Pause' : start;",
    'const label = `${count} images a second`;',
    "const label = 'no ' + 'such thing here';",
    'html`<button>Start</button>`;',
    'html`<p>${epoch} epochs</p>`;',
    "html`<p>${isOver ? 'Again' : start}</p>`;",
    'html`<section aria-label="Training">${all}</section>`;',
    'html`<input placeholder="digits" />`;',
    'html`<figure aria-label="${title}, by epoch"></figure>`;',
    "fail({ message: 'The run diverged.' });",
    'problem = { message: `The run diverged in epoch ${epoch}.` };',
  ]) {
    assert.equal(complaints(code).length, 1, code);
  }
});

test('what is the program’s own, or an error says to programmers, is let pass', () => {
  for (const code of [
    "import { html } from 'lit';",
    "const kind = 'log-likelihood';",
    "if (event.key === 'Escape') clear();",
    "const ARROWS = { ArrowLeft: 1, 'Two words': 2 };",
    "const font = '12px system-ui, sans-serif';",
    "matchMedia('(prefers-color-scheme: dark)');",
    "root.querySelector('.track div');",
    "throw new RangeError(`step must be 'epoch', got ` + `'${goal}' instead`);",
    "class LoadError extends Error { name = 'LoadError'; }",
    'html`<button class="primary wide" @click=${() => go()}>${text("a.b")}</button>`;',
    'html`<p aria-label=${text("a.b")}><i>z</i></p><!-- why it is so -->`;',
    'css`figure { margin: 0 auto; }`;',
  ]) {
    assert.deepEqual(complaints(code), [], code);
  }
});
