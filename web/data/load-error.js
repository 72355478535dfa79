/**
 * A file could not be had, or is not what it should be. The message is a sentence that names the file;
 * nobody passed a wrong argument, and trying again may help.
 */
export class LoadError extends Error {
  name = 'LoadError';
}
