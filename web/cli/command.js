/** What the commands are. */

/**
 * One command.
 * @typedef {object} Command
 * @property {import('./arguments.js').Options} options
 * @property {[least: number, most: number]} positionals how many arguments it takes besides
 * @property {(call: Call) => Promise<boolean>} run does it; whether all has come out well. Throws a UsageError, a Failure, or
 *   what the engine or the download refuses
 * @typedef {{values: import('./arguments.js').Values, positionals: string[]}} Call how it was called
 */

/** The commands by name. @type {Record<string, () => Promise<Command>>} */
export const COMMANDS = {
  train: async () => (await import('./train-command.js')).trainCommand,
  evaluate: async () => (await import('./evaluate.js')).evaluate,
  predict: async () => (await import('./predict.js')).predict,
  convert: async () => (await import('./convert.js')).convert,
  figures: async () => (await import('./figures.js')).figures,
  verify: async () => (await import('./verify-file.js')).verifyCommand,
};
