import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf, withKeys } from '../../web/embed/attributes.js';

/** An element with these attributes, as far as they are read. @param {Record<string, string>} attributes */
const element = (attributes) =>
  /** @type {Element} */ (
    /** @type {unknown} */ ({
      hasAttribute: (/** @type {string} */ name) => name in attributes,
      getAttribute: (/** @type {string} */ name) => attributes[name] ?? null,
    })
  );

/** @param {string} text form */
const pairs = (text) => Object.fromEntries(new URLSearchParams(text));

test('a text form alone is taken as it is', () => {
  assert.equal(textOf(element({ state: '#hidden=30,30&eta=0.1' })), '#hidden=30,30&eta=0.1');
  assert.equal(textOf(element({})), '');
});

test('attributes win over the keys of the text form', () => {
  const text = textOf(element({ state: '?view=chart&eta=0.1', view: 'pad', hide: 'eta,files' }));
  assert.deepEqual(pairs(text), { view: 'pad', eta: '0.1', hide: 'eta,files' });
});

test('of a language the first part counts, and of autoplay that it is there', () => {
  const text = textOf(element({ lang: 'en-GB', autoplay: 'false' }));
  assert.deepEqual(pairs(text), { lang: 'en', autoplay: '' });
});

test('an attribute that is taken away takes its key away, and no other', () => {
  const text = withKeys('view=chart&eta=0.1&theme=dark', element({ theme: 'light' }), ['view', 'theme']); // prettier-ignore
  assert.deepEqual(pairs(text), { eta: '0.1', theme: 'light' });
});
