/** CSV files in Kaggle's form: a label and 784 pixels in each line, perhaps below a line of headings. */
import { breathe } from './breathing.js';
import { FileError } from './fault.js';
import { PIXELS } from './held.js';

/** Headings under which labels stand. */
const LABEL = /^(label|labels|class|target|y)$/i;

const SEPARATORS = [',', ';', '\t'];

/** Characters of what stands in a cell that a sentence repeats. */
const QUOTED = 20;

/** Images that there is room for at first. */
const ROOM = 1024;

/** @param {string} cell @returns {string} without spaces and quotation marks around it */
const bare = (cell) =>
  cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();

/** Whether a cell is a number. @param {string} cell */
const isNumber = (cell) => cell !== '' && Number.isFinite(Number(cell));

/** Images and labels, as they come line by line. */
class Table {
  #file;
  #images = new Uint8Array(ROOM * PIXELS);
  /** @type {string[]} */
  labels = [];
  #line = 0;
  #separator = ',';
  /** Which column the labels stand in. */
  #place = 0;

  /** @param {string} file its name */
  constructor(file) {
    this.#file = file;
  }

  /** The pixels so far, image after image. */
  get images() {
    return this.#images.subarray(0, this.labels.length * PIXELS);
  }

  /** @param {string} text a line */
  add(text) {
    this.#line += 1;
    if (text.trim() === '') return;
    if (this.#line === 1 && this.#isHeading(text)) return;
    this.#room();
    if (this.#addDigits(text)) return;
    const cells = text.split(this.#separator);
    if (cells.length !== PIXELS + 1) {
      const columns = cells.length;
      throw new FileError({ code: 'columns', file: this.#file, line: this.#line, columns });
    }
    let at = this.labels.length * PIXELS;
    for (let i = 0; i < cells.length; i++) {
      if (i === this.#place) continue;
      const pixel = Number(cells[i]);
      if (!(pixel >= 0 && pixel <= 255 && Number.isInteger(pixel)) || cells[i] === '') {
        const got = cells[i].slice(0, QUOTED);
        throw new FileError({ code: 'pixel', file: this.#file, line: this.#line, got });
      }
      this.#images[at++] = pixel;
    }
    this.labels.push(bare(cells[this.#place]));
  }

  /**
   * What nearly all lines are: whole numbers and nothing else. Thrice as quick as to take it apart.
   * @param {string} text a line
   * @returns {boolean} whether it was one
   */
  #addDigits(text) {
    const separator = this.#separator.charCodeAt(0);
    let at = this.labels.length * PIXELS;
    let [column, begin, value, label] = [0, 0, 0, ''];
    for (let i = 0; i <= text.length; i++) {
      const code = i < text.length ? text.charCodeAt(i) : separator;
      if (code === separator) {
        if (i === begin || value > 255 || column > PIXELS) return false;
        if (column === this.#place) label = text.slice(begin, i);
        else this.#images[at++] = value;
        [column, begin, value] = [column + 1, i + 1, 0];
      } else if (code >= 48 && code <= 57) {
        value = 10 * value + code - 48;
      } else {
        return false;
      }
    }
    if (column !== PIXELS + 1) return false;
    this.labels.push(label);
    return true;
  }

  /** @param {string} text the first line @returns {boolean} whether it has headings */
  #isHeading(text) {
    const counts = SEPARATORS.map((one) => text.split(one).length);
    this.#separator = SEPARATORS[counts.indexOf(Math.max(...counts))];
    const cells = text.split(this.#separator).map(bare);
    const isHeading = cells.filter((cell) => !isNumber(cell)).length > 1 || LABEL.test(cells[0]);
    const place = cells.findIndex((cell) => LABEL.test(cell));
    this.#place = isHeading && place >= 0 ? place : 0;
    return isHeading;
  }

  /** Sees to it that there is room for one more. */
  #room() {
    if (this.#images.length >= (this.labels.length + 1) * PIXELS) return;
    const larger = new Uint8Array(2 * this.#images.length);
    larger.set(this.#images);
    this.#images = larger;
  }
}

/**
 * @param {string[]} written labels
 * @returns {{labels: Uint8Array, names: string[] | null, wrong: number}} names: of the classes in their order, where the
 *   labels are not all whole numbers from 0 to 255; wrong: the first label that is empty, or -1
 */
function numbered(written) {
  const wrong = written.indexOf('');
  const areNumbers = written.every((one) => /^\d{1,3}(\.0+)?$/.test(one) && Number(one) < 256);
  if (areNumbers) return { labels: Uint8Array.from(written, Number), names: null, wrong };
  const names = [...new Set(written)].sort();
  const places = new Map(names.map((name, place) => [name, place]));
  return { labels: Uint8Array.from(written, (one) => places.get(one) ?? 0), names, wrong };
}

/**
 * @param {string} file its name
 * @param {Blob} blob its bytes
 * @param {(bytes: number) => void} onProgress told how many have been read
 * @returns {Promise<{images: Uint8Array, labels: Uint8Array, names: string[] | null}>} names: of the classes, where the
 *   labels are words
 */
export async function readCsv(file, blob, onProgress) {
  const table = new Table(file);
  let [rest, bytes] = ['', 0];
  const decoder = new TextDecoder(); // leaves the mark of the byte order out
  const reader = blob.stream().getReader();
  for (;;) {
    const { value, done } = await reader.read();
    const lines = (rest + decoder.decode(value, { stream: !done })).split(/\r\n?|\n/);
    rest = done ? '' : (lines.pop() ?? '');
    for (const line of lines) {
      await breathe();
      table.add(line);
    }
    if (done) break;
    bytes += value.length;
    onProgress(bytes);
  }
  if (table.labels.length === 0) throw new FileError({ code: 'noRows', file });
  const { wrong, ...numbers } = numbered(table.labels);
  if (wrong >= 0) throw new FileError({ code: 'label', file, line: wrong + 1, got: '' });
  return { images: table.images.slice(), ...numbers };
}
