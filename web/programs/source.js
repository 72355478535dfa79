/** Pieces that programs of any language are put together from. */

/** Characters of a line of a comment. */
const WIDTH = 90;

/**
 * @param {string} mark that begins a line of a comment
 * @param {string} sentences in paragraphs of one line each
 * @returns {string[]} lines of a comment; whatever the sentences hold, they stay within it
 */
export function comment(mark, sentences) {
  return sentences.split('\n').flatMap((paragraph) => {
    const [first, ...words] = paragraph.split(/\s+/);
    const lines = [`${mark} ${first}`];
    for (const word of words) {
      const longer = `${lines.at(-1)} ${word}`;
      if (longer.length > WIDTH) lines.push(`${mark} ${word}`);
      else lines[lines.length - 1] = longer;
    }
    return lines;
  });
}

/**
 * @param {readonly string[][]} blocks of lines; empty ones are left out
 * @returns {string} the program, with an empty line between two blocks
 */
export const program = (blocks) =>
  `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
