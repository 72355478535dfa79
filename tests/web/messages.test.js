import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IntlMessageFormat } from 'intl-messageformat';
import { messages, parsed } from '../../tools/messages.js';
import { root } from '../../tools/run.js';
import settings from '../../web/texts/en/settings.js';

test('a parsed text says what the text itself says', () => {
  const [key, values] = /** @type {const} */ (['aboutEarlyStopping', { set: 'test' }]);
  const said = new IntlMessageFormat(settings[key], 'en').format(values);
  const ast = /** @type {any} */ (parsed(settings)[key]);
  assert.equal(new IntlMessageFormat(ast, 'en').format(values), said);
  assert.match(String(said), /accuracy on test data/);
});

test('files of texts are parsed, and those of the facade and of experiments stay as they are', async () => {
  const { transform } = /** @type {any} */ (messages());
  const of = async (/** @type {string} */ file) => (await transform('', `${root}/web/texts/en/${file}`))?.code; // prettier-ignore
  assert.match(await of('transport.js'), /"start":\[\{"type":0,"value":"Start"\}\]/);
  for (const file of ['facade.js', 'index.js', 'experiments/momentum.js']) assert.equal(await of(file), undefined); // prettier-ignore
});
