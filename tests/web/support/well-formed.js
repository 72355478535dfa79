// Whether a text is well-formed XML, as far as an SVG file needs it.

const TEXT = /^(?:[^<&]|&(?:amp|lt|gt|quot|#\d+);)*$/;
const TAG = /^<(\/?)([a-zA-Z][\w:-]*)((?:\s+[a-zA-Z][\w:-]*="[^"<]*")*)\s*(\/?)>/;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const CHARACTERS = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u;

/**
 * @param {string} xml
 * @returns {{name: string, attributes: Record<string, string>, text: string}[]} its elements in the order of their
 *   ends; text: escaped as it stands, without that of elements within. Throws when it is not well-formed
 */
export function elementsOf(xml) {
  if (!CHARACTERS.test(xml)) throw new Error('it has a character that XML does not have');
  const done = [];
  /** @type {{name: string, attributes: Record<string, string>, text: string}[]} */
  const open = [];
  let rest = xml;
  while (rest !== '') {
    const end = rest.indexOf('<');
    const text = end < 0 ? rest : rest.slice(0, end);
    if (!TEXT.test(text)) throw new Error(`'${text}' is no text`);
    const inner = open.at(-1);
    if (inner) inner.text += text;
    else if (text.trim() !== '') throw new Error(`'${text}' is outside`);
    if (end < 0) break;
    rest = rest.slice(end);
    const tag = TAG.exec(rest);
    if (!tag) throw new Error(`'${rest.slice(0, 60)}' is no tag`);
    const [whole, slash, name, attributes, isEmpty] = tag;
    rest = rest.slice(whole.length);
    if (slash) {
      const element = open.pop();
      if (element?.name !== name) throw new Error(`${name} ends, not ${element?.name}`);
      done.push(element);
      continue;
    }
    const pairs = [...attributes.matchAll(ATTRIBUTE)].map(([, key, value]) => [key, value]);
    if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error('an attribute is given twice'); // prettier-ignore
    if (!pairs.every(([, value]) => TEXT.test(value))) throw new Error(`'${attributes}' is not escaped`); // prettier-ignore
    const element = { name, attributes: Object.fromEntries(pairs), text: '' };
    if (isEmpty) done.push(element);
    else open.push(element);
  }
  if (open.length > 0) throw new Error(`${open.at(-1)?.name} does not end`);
  return done;
}
