/** What a command shows at a terminal, besides its results. */

const BAR_WIDTH = 30;

/** Milliseconds between two looks of the bar: more would only flicker. */
const INTERVAL = 100;

/** @param {string} shown @returns {string} it without what would control a terminal */
export const printable = (shown) => shown.replace(/\p{C}/gu, ' ');

/** A line that is written anew as work goes on, where standard error is a terminal. */
export class ProgressBar {
  #last = 0;
  #isShown = false;

  /**
   * @param {number} share that is done, from 0 to 1
   * @param {string} words beside the bar
   */
  show(share, words) {
    const now = performance.now();
    if (!process.stderr.isTTY || now - this.#last < INTERVAL) return;
    this.#last = now;
    this.#isShown = true;
    const bar = '#'.repeat(Math.round(BAR_WIDTH * share)).padEnd(BAR_WIDTH, '.');
    const line = `[${bar}] ${words}`.slice(0, (process.stderr.columns || 80) - 1);
    process.stderr.write(`\r${line}\x1b[K`);
  }

  /** Makes room for another line. */
  clear() {
    if (this.#isShown) process.stderr.write('\r\x1b[K');
    this.#isShown = false;
  }
}

/** Characters in a line of help. */
const WIDTH = 80;

/**
 * @param {string} words
 * @param {number} indent characters before each line
 * @returns {string} the words in lines, the first of which is not indented
 */
export function wrapped(words, indent) {
  /** @type {string[]} */
  const lines = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && indent + last.length + 1 + word.length <= WIDTH) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}

/**
 * @param {string[][]} rows of cells, all of the same length
 * @returns {string[]} a line for each, the cells flush right in columns
 */
export function columns(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  return rows.map((row) => row.map((cell, i) => cell.padStart(widths[i])).join('  '));
}
