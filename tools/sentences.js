/**
 * A rule for ESLint: what a person reads stands in web/texts and nowhere else. It finds strings of two or
 * more words, capitalised words, and letters that a template of Lit shows. What an error says is for
 * programmers, so the arguments of `new ...Error` may be sentences.
 */

/** Two words with a space between. */
const SENTENCE = /\p{L}{2,}[,.;:]? +\p{L}/u;

/** A word such as Start; names with more capitals, such as ArrowLeft, are a program's. */
const CAPITALISED = /^\s*\p{Lu}\p{Ll}+[\s.,:]*$/u;

/** Letters that a template shows. */
const LETTERS = /\p{L}{2,}/u;

/** A font, as a canvas takes it. */
const FONT = /^\d+px /;

/** Functions whose strings are the program's own. */
const OF_CODE =
  /^(get|set|has|includes|startsWith|endsWith|matchMedia|matches|closest|querySelector(All)?)$/;

/** Attributes whose values are read, or read out. */
const READ =
  /\s(?:aria-label|aria-description|title|placeholder|alt|label)=(?:"([^"]*)"|'([^']*)')/g;

/** Tags of templates that are no text: style sheets, programs, and drawings. */
const OTHER_LANGUAGES = ['css', 'js', 'svg'];

/** What stands for the expressions of a template. */
const HOLE = '\u0000';

/** @param {any} node of a template */
const joined = (node) =>
  node.quasis.map((/** @type {any} */ quasi) => quasi.value.cooked).join(HOLE);

/**
 * @param {string} markup of a template
 * @returns {string[]} what of it a person reads
 */
function readIn(markup) {
  const plain = markup.replace(/<!--[^]*?-->/g, '');
  const tags = plain.match(/<[^>]*>/g) ?? [];
  const attributes = tags.flatMap((tag) =>
    Array.from(tag.matchAll(READ), ([, double, single]) => double ?? single),
  );
  return [...plain.replace(/<[^>]*>/g, HOLE).split(HOLE), ...attributes];
}

/**
 * Whether a string is the program's own: compared with something, looked for, the name of a property, a
 * module or a class, or said to programmers.
 * @param {any} node
 */
function isCode(node) {
  const { parent } = node;
  switch (parent?.type) {
    case 'ImportDeclaration':
    case 'ImportExpression':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'BinaryExpression':
      return parent.operator !== '+';
    case 'Property':
      return parent.key === node;
    case 'PropertyDefinition':
      return parent.key.name === 'name';
    case 'NewExpression':
      return /Error$/.test(parent.callee.name ?? '');
    case 'CallExpression':
      return OF_CODE.test(parent.callee.property?.name ?? parent.callee.name ?? '');
    default:
      return false;
  }
}

/**
 * Whether a node is a part of what an error says to programmers, which may be put together of pieces.
 * @param {any} node
 * @returns {boolean}
 */
function isInError(node) {
  const { parent } = node;
  const isPiece = ['BinaryExpression', 'TemplateLiteral', 'ConditionalExpression'].includes(
    parent?.type,
  );
  return isCode(node) || (isPiece && isInError(parent));
}

/** @type {import('eslint').Rule.RuleModule} */
export const sentences = {
  meta: {
    type: 'problem',
    docs: { description: 'what a person reads stands in web/texts' },
    messages: { elsewhere: '“{{read}}” is for people to read: it belongs into web/texts.' },
    schema: [],
  },
  create(context) {
    const report = (/** @type {any} */ node, /** @type {string} */ read) =>
      context.report({ node, messageId: 'elsewhere', data: { read: read.trim().slice(0, 40) } });
    return {
      Literal(/** @type {any} */ node) {
        const { value } = node;
        if (typeof value !== 'string' || !(SENTENCE.test(value) || CAPITALISED.test(value))) return;
        if (!isInError(node) && !FONT.test(value)) report(node, value);
      },
      TemplateLiteral(/** @type {any} */ node) {
        const { parent } = node;
        const tag = parent.type === 'TaggedTemplateExpression' ? parent.tag.name : '';
        if (OTHER_LANGUAGES.includes(tag)) return;
        if (tag === 'html') {
          const read = readIn(joined(node)).find((piece) => LETTERS.test(piece));
          if (read) report(node, read);
        } else if (SENTENCE.test(joined(node)) && !isInError(node)) {
          report(node, joined(node).replaceAll(HOLE, '…'));
        }
      },
    };
  },
};
