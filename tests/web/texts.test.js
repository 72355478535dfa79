import assert from 'node:assert/strict';
import { test } from 'node:test';
import { number, pieces, setLanguage, text } from '../../web/texts/index.js';

test('plurals and numbers are those of the language', () => {
  assert.equal(text('status.epochs', { epoch: 1, epochs: 15_000 }), 'epoch of 15,000');
  assert.equal(text('status.epochs', { epoch: 0, epochs: 30 }), 'epochs of 30');
  assert.equal(number(0.961, 'percent1'), '96.1%');
  assert.equal(number(49_998.7), '49,998.7');
});

test('a minus is a minus, not a hyphen', () => {
  assert.equal(number(-0.5, 'fixed2'), '−0.50');
  assert.equal(text('status.seconds', { time: -1 }), '−1 s');
});

test('a text that there is not, and one without the value that it needs, are errors', () => {
  assert.throws(() => text(/** @type {any} */ ('status.nothing')), /no text 'status.nothing'/);
  assert.throws(() => text(/** @type {any} */ ('status.toString')), /no text/);
  assert.throws(() => text(/** @type {any} */ ('nowhere.epochs')), /no text/);
  assert.throws(() => text('status.seconds'), /"time" was not provided/);
});

test('a language without texts is refused, and the present one stays', () => {
  assert.throws(() => setLanguage('tlh'), { name: 'RangeError', message: /must be en, got 'tlh'/ });
  setLanguage('en-GB');
  assert.equal(text('transport.start'), 'Start');
});

test('a text without markup is one piece', () => {
  assert.equal(pieces('transport.start', {}), 'Start');
});
