/** Whatever files a person has, as images and labels. */
import { blobOf, bytesOf, headOf, unzipped } from './bytes.js';
import { readCsv } from './csv.js';
import { FileError } from './fault.js';
import { isIdx, pairs } from './idx.js';
import { isMapping, namesFrom } from './mapping.js';
import { readPictures } from './pictures.js';
import { filesIn } from './zip.js';

/** @typedef {import('./bytes.js').Found} Found */
/** @typedef {import('./fault.js').FileFault} FileFault */
/** @typedef {{images: Uint8Array, labels: Uint8Array}} Examples 784 pixels for each image, from 0 to 255, and its label */

/**
 * @typedef {object} Read
 * @property {string} title as the files are called
 * @property {'idx' | 'csv' | 'picture'} kind
 * @property {Examples} training
 * @property {Examples | null} test images that came apart from the others
 * @property {string[] | null} names of the classes, label by label; null where the labels are numbers
 * @property {string[] | null} [called] what classes are called whose labels are numbers, each at its label, perhaps not all
 * @property {FileFault[]} leftOut files that were of no use beside the others, and why
 */

/** @typedef {'gzip' | 'zip' | 'idx' | 'csv' | 'mapping' | 'picture' | 'json' | 'unknown'} Kind */

/** With how many bytes of a file it is certain what it is. */
const HEAD = 512;

/** Names of files of which a person knows nothing. */
const OF_SYSTEM = /^(\.|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i;

/** @param {string} path @returns {boolean} whether it is a file that somebody put there */
export const isOfPerson = (path) =>
  !path.endsWith('/') && path.split('/').every((part) => !OF_SYSTEM.test(part));

/**
 * @param {Uint8Array} head of a file
 * @returns {Kind} what it is by its content
 */
export function kindOf(head) {
  const begins = (/** @type {number[]} */ ...bytes) => bytes.every((byte, i) => head[i] === byte);
  if (begins(0x1f, 0x8b)) return 'gzip';
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (begins(0x89, 0x50, 0x4e, 0x47) || begins(0xff, 0xd8, 0xff)) return 'picture';
  if (isIdx(head)) return 'idx';
  if (head.length === 0 || head.includes(0)) return 'unknown';
  const text = new TextDecoder().decode(head);
  if (/^\s*[{[]/.test(text)) return 'json';
  const lines = head.length < HEAD ? text : text.slice(0, text.lastIndexOf('\n') + 1);
  if (isMapping(lines)) return 'mapping';
  return /[,;\t]/.test(text.split(/\r|\n/)[0]) ? 'csv' : 'unknown';
}

/** How deep archives may lie in archives: some hold themselves. */
const DEPTH = 3;

/**
 * @param {Found[]} files
 * @param {{bytes: number}} [all] what has been unpacked so far
 * @param {number} [depth] archives that they lie in
 * @returns {Promise<{kind: Kind, found: Found}[]>} what is in them, unpacked; no more than is taken
 */
async function unpacked(files, all = { bytes: 0 }, depth = 0) {
  /** @type {{kind: Kind, found: Found}[]} */
  const result = [];
  for (const found of files) {
    const kind = kindOf(await headOf(found, HEAD));
    const isArchive = kind === 'gzip' || kind === 'zip';
    if (!isArchive || depth === DEPTH) {
      result.push({ kind: isArchive ? 'unknown' : kind, found });
      continue;
    }
    const inside = kind === 'gzip' ? [await unzipped(found, all)] : await filesIn(found, isOfPerson, all); // prettier-ignore
    for (const one of await unpacked(inside, all, depth + 1)) result.push(one);
  }
  return result;
}

/** @param {string} path @returns {boolean} whether its name says that it is for testing */
const isForTest = (path) => /(^|[^a-z])(t10k|tests?|testing|valid|validation|val)([^a-z]|$)/i.test(path); // prettier-ignore

/**
 * Which of one or two sets is for testing: the one that says so, or the smaller one.
 * @template {{name: string, labels: Uint8Array}} Set
 * @param {Set[]} sets
 * @returns {{training: Set, test: Set | null}}
 */
function parted(sets) {
  if (sets.length > 2)
    throw new FileError({ code: 'manySets', sets: sets.map(({ name }) => name) });
  const [one, other = null] = sets;
  if (!other) return { training: one, test: null };
  const [first, second] = [one, other].map(({ name }) => isForTest(name));
  const isFirst = first !== second ? first : one.labels.length < other.labels.length;
  return isFirst ? { training: other, test: one } : { training: one, test: other };
}

/** @param {string} path @returns {string} the file's name, without its ending */
const nameIn = (path) => (path.split('/').at(-1) ?? path).replace(/(\.(gz|csv|zip|txt))+$/i, '');

/**
 * @param {Found[]} found
 * @param {Found[]} lists that say what classes are called
 * @returns {Promise<Omit<Read, 'leftOut'> & {used: Found | null}>} used: the list that says so of these
 */
async function readIdxFiles(found, lists) {
  const files = await Promise.all(found.map(async (one) => ({ file: one.path, bytes: await bytesOf(one) }))); // prettier-ignore
  const { training, test } = parted(pairs(files));
  const title = nameIn(training.name).replace(/[-_.]?(images|idx3|ubyte).*$/i, '');
  const listed = await namesFrom(lists, training.name);
  return {
    title: title || nameIn(training.name),
    kind: 'idx',
    training,
    test,
    names: null,
    ...listed,
  };
}

/**
 * @param {Found[]} found
 * @param {(share: number) => void} onProgress told how much of them has been read
 * @returns {Promise<Read>}
 */
async function readCsvFiles(found, onProgress) {
  /** @type {(Awaited<ReturnType<typeof readCsv>> & {name: string})[]} */
  const sets = [];
  /** @type {FileError[]} */
  const refused = [];
  const total = found.reduce((sum, one) => sum + blobOf(one).size, 0);
  let before = 0;
  for (const one of found) {
    const { path } = one;
    const blob = blobOf(one);
    try {
      const onBytes = (/** @type {number} */ bytes) => onProgress((before + bytes) / total);
      sets.push({ name: path, ...(await readCsv(path, blob, onBytes)) });
    } catch (error) {
      // Kaggle's archive has images without labels beside the others.
      if (!(error instanceof FileError) || error.why.code !== 'columns') throw error;
      refused.push(error);
    }
    before += blob.size;
  }
  if (sets.length === 0) throw refused[0];
  const { training, test } = parted(sets);
  const leftOut = refused.map(({ why }) => why);
  const both = {
    title: nameIn(training.name),
    kind: /** @type {const} */ ('csv'),
    leftOut,
  };
  if (!training.names && !test?.names) return { ...both, training, test, names: null };
  return { ...both, ...joined(training, test) };
}

/**
 * Two sets whose labels are words, by the words of both.
 * @param {Awaited<ReturnType<typeof readCsv>>} training
 * @param {Awaited<ReturnType<typeof readCsv>> | null} test
 */
function joined(training, test) {
  /** @param {typeof training} set */
  const wordsOf = ({ labels, names }) =>
    Array.from(labels, (label) => names?.[label] ?? String(label));
  const words = [training, test].map((set) => (set ? wordsOf(set) : []));
  const names = [...new Set(words.flat())].sort();
  const places = new Map(names.map((name, place) => [name, place]));
  /** @param {typeof training} set @param {string[]} its */
  const numbered = (set, its) => ({
    images: set.images,
    labels: Uint8Array.from(its, (one) => places.get(one) ?? 0),
  });
  return { names, training: numbered(training, words[0]), test: test && numbered(test, words[1]) };
}

/**
 * @param {Found[]} files that a person has dropped
 * @returns {string} what they are called together
 */
function titleOf(files) {
  const [{ path }] = files;
  const [folder, ...rest] = path.split('/');
  return rest.length > 0 ? folder : nameIn(path);
}

/**
 * Reads files: two or four IDX files, one or two CSV files, pictures in folders; all of them perhaps compressed, or in a
 * zip file.
 * @param {Found[]} files
 * @param {{decode: import('./pictures.js').Decode, onProgress?: (share: number) => void}} how decode: shows pictures;
 *   onProgress: told how much of them has been read
 * @returns {Promise<Read>} rejects with a FileError that says what is wrong with which file
 */
export async function readFiles(files, { decode, onProgress = () => {} }) {
  const given = files.filter(({ path }) => isOfPerson(path));
  if (given.length === 0) throw new FileError({ code: 'nothing' });
  const all = await unpacked(given);
  const kinds = /** @type {const} */ (['idx', 'csv', 'picture']);
  const present = kinds.filter((kind) => all.some((one) => one.kind === kind));
  const lists = all.filter(({ kind }) => kind === 'mapping').map((one) => one.found);
  const others = all.filter(({ kind }) => kind === 'json' || kind === 'unknown' || kind === 'mapping'); // prettier-ignore
  const faults = others.map(({ kind, found: { path: file } }) => /** @type {FileFault} */ ({ code: kind === 'json' ? 'jsonFile' : 'unknownFile', file })); // prettier-ignore
  if (present.length === 0) throw new FileError(faults[0] ?? { code: 'nothing' });
  if (present.length > 1) throw new FileError({ code: 'severalKinds', kinds: present });
  const [kind] = present;
  const found = all.filter((one) => one.kind === kind).map((one) => one.found);
  if (kind === 'idx') {
    const { used, ...read } = await readIdxFiles(found, lists);
    return { ...read, leftOut: faults.filter((fault) => !('file' in fault) || fault.file !== used?.path) }; // prettier-ignore
  }
  if (kind === 'csv') {
    const read = await readCsvFiles(found, onProgress);
    return { ...read, leftOut: [...faults, ...read.leftOut] };
  }
  const read = await readPictures(found, decode, onProgress);
  return { ...read, title: titleOf(given), kind, leftOut: faults };
}
