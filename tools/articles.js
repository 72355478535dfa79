// Makes modules of the articles: HTML with TeX in, HTML with MathML out, at build time.
import { readFileSync } from 'node:fs';
import temml from 'temml';

/** What an import asks for an article with: import('./cost.html?article'). */
const QUERY = '?article';

/**
 * The one style attribute that Temml may write: browsers do the same by themselves, and the policy of the
 * page allows none.
 */
const NEEDLESS_STYLE = ' style="display:block math;"';

/**
 * @param {string} tex a formula
 * @param {boolean} displayMode whether it stands on a line of its own
 * @returns {string} it as MathML, without style attributes
 * @throws {Error} when it is wrong, or needs style attributes, as tables do
 */
function mathOf(tex, displayMode) {
  let math;
  try {
    math = temml.renderToString(tex.trim(), { displayMode, throwOnError: true, strict: true });
  } catch (error) {
    throw new Error(`${/** @type {Error} */ (error).message} in the formula ${tex.trim()}`, {
      cause: error,
    });
  }
  const plain = math.replace(NEEDLESS_STYLE, '');
  const [unknown] = plain.match(/ style="[^"]*"/) ?? [];
  if (unknown)
    throw new Error(`the style${unknown} would be refused, in the formula ${tex.trim()}`);
  return plain;
}

/**
 * Puts MathML in the place of TeX: `\( \)` within a line, `\[ \]` for a line of its own.
 * @param {string} source HTML with TeX; a formula on a line of its own stands between paragraphs
 * @returns {string} HTML
 * @throws {Error} when a formula is wrong
 */
export const compileArticle = (source) =>
  source
    .replace(/\\\[([^]+?)\\\]/g, (_, tex) => `<div class="formula">${mathOf(tex, true)}</div>`)
    .replace(/\\\(([^]+?)\\\)/g, (_, tex) => mathOf(tex, false));

/**
 * Vite's plugin: a module that is imported with `?article` exports the compiled text.
 * @returns {import('vite').Plugin}
 */
export const articles = () => ({
  name: 'articles',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith(QUERY)) return null;
    const file = id.slice(0, -QUERY.length);
    this.addWatchFile(file);
    try {
      return `export default ${JSON.stringify(compileArticle(readFileSync(file, 'utf8')))};`;
    } catch (error) {
      throw new Error(`${file}: ${/** @type {Error} */ (error).message}`, { cause: error });
    }
  },
});
