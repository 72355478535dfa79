// Builds that CMake refuses to go on with: their folder was copied or moved, with a checkout or without.
import { existsSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where a cache says that it stands. */
const PLACE = /^CMAKE_CACHEFILE_DIR:INTERNAL=(.*)$/m;

/** @param {string} cache path of a CMakeCache.txt @returns {boolean} whether it was made in another place */
function isMoved(cache) {
  const [, place] = PLACE.exec(readFileSync(cache, 'utf8')) ?? [];
  return !place || !existsSync(place) || realpathSync(place) !== realpathSync(dirname(cache));
}

/**
 * Removes the builds that were made in another place, so that they begin anew.
 * @param {string} folder with builds below it; it need not be there
 * @returns {string[]} the folders that were removed
 */
export function removeMovedBuilds(folder) {
  if (!existsSync(folder)) return [];
  const moved = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|[\\/])CMakeCache\.txt$/.test(name))
    .map((name) => join(folder, name))
    .filter(isMoved)
    .map((cache) => dirname(cache));
  for (const build of moved) rmSync(build, { recursive: true, force: true });
  return moved;
}
