/** The engine's file could not be had, or is not what it should be; trying again may help. */
export class LoadError extends Error {
  name = 'LoadError';

  /**
   * @param {string} reason half a sentence that names the file
   * @param {unknown} [cause]
   */
  constructor(reason, cause) {
    super(`The engine could not be loaded: ${reason}.`, { cause });
  }
}
