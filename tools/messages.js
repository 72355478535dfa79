// The texts of the page, parsed when it is built: the browser needs no parser of ICU message syntax.
import { pathToFileURL } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';

/** The files of texts in this syntax; the facade's are shown as they stand. */
const FILES = /\/web\/texts\/[a-z]+\/(?!index\.|facade\.)[a-z]+\.js$/;

/**
 * @param {Record<string, string>} messages
 * @returns {Record<string, unknown>} what IntlMessageFormat makes of each
 */
export const parsed = (messages) =>
  Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [
      key,
      new IntlMessageFormat(message, 'en').getAst(),
    ]),
  );

/**
 * Vite's plugin: files of texts export their messages parsed.
 * @returns {import('vite').Plugin}
 */
export const messages = () => ({
  name: 'messages',
  enforce: 'pre',
  config: () => ({
    resolve: {
      alias: [
        {
          find: /^@formatjs\/icu-messageformat-parser$/,
          replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
        },
      ],
    },
  }),
  async transform(_, id) {
    const [file] = id.split('?');
    if (!FILES.test(file)) return null;
    // Not as Node has kept it: while one edits, the file changes.
    const address = `${pathToFileURL(file).href}?${Date.now()}`;
    const { default: texts } = await import(address);
    return { code: `export default ${JSON.stringify(parsed(texts))};`, map: null };
  },
});
