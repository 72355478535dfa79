/** Files that a person drops or chooses, each with its path in the folder that it came in. */

/** @typedef {import('../../data/own/bytes.js').Found} Found */

/** @param {File} file @returns {Found} */
const foundIn = (file) => ({
  path: file.webkitRelativePath || file.name,
  content: file,
});

/** @param {FileList | null} files of an input @returns {Found[]} */
export const chosen = (files) => Array.from(files ?? [], foundIn);

/** @param {FileSystemDirectoryReader} reader @returns {Promise<FileSystemEntry[]>} all that it has, which it gives in portions */
async function entriesOf(reader) {
  /** @type {FileSystemEntry[]} */
  const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
  return some.length > 0 ? [...some, ...(await entriesOf(reader))] : [];
}

/** @param {FileSystemEntry} entry @returns {Promise<Found[]>} the file, or all files in the folder */
async function filesOf(entry) {
  if (entry.isDirectory) {
    const directory = /** @type {FileSystemDirectoryEntry} */ (entry);
    const entries = await entriesOf(directory.createReader());
    return (await Promise.all(entries.map(filesOf))).flat();
  }
  const content = await new Promise((/** @type {(file: File) => void} */ resolve, reject) =>
    /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject),
  );
  return [{ path: entry.fullPath.replace(/^\//, ''), content }];
}

/** What was dropped. @typedef {{files: File[], entries: (FileSystemEntry | null)[]}} Dropped */

/** @param {Dropped} dropped @returns {Promise<Found[]>} the files, those in folders too */
export async function filesIn({ files, entries }) {
  const there = entries.filter((entry) => entry !== null);
  return there.length > 0 ? (await Promise.all(there.map(filesOf))).flat() : files.map(foundIn);
}
