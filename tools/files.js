// The files of the project, by folder and name.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError, root } from './run.js';

/**
 * @param {string} folder of the project
 * @param {RegExp} pattern of file names, as they stand below the folder
 * @returns {string[]} their paths from the root; at least one, else a CommandError
 */
export function filesIn(folder, pattern) {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name) && !name.includes('node_modules'))
    .map((name) => join(folder, name))
    .sort();
  if (files.length === 0) throw new CommandError(`there is nothing in ${folder} like ${pattern}`);
  return files;
}

/** The files that clang-format keeps in shape. */
export const cppFiles = () => ['cpp', 'tests'].flatMap((folder) => filesIn(folder, /\.[ch]pp$/));
