/** @typedef {import('./contenders.js').Contender} Contender */
/** @typedef {import('./contenders.js').Answer} Answer */

/** @param {number[]} numbers */
export const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/**
 * @typedef {object} Result
 * @property {string} id
 * @property {string} name
 * @property {number} imagesPerSecond median of the rounds
 * @property {number} slowest round, images a second
 * @property {number} fastest round, images a second
 * @property {number[]} rounds images a second in each
 * @property {number} [memory] bytes that the process holds
 * @property {number} [wasmMemory] bytes of WebAssembly memory
 */

/**
 * Has contenders train in turn, round after round, so that what the machine does meanwhile befalls
 * all of them alike. A first round warms up and does not count.
 * @param {Contender[]} contenders
 * @param {{rounds: number, seconds: number}} options how often, and how long each time
 * @returns {Promise<Result[]>}
 */
export async function race(contenders, { rounds, seconds }) {
  const speeds = contenders.map(() => /** @type {number[]} */ ([]));
  const last = contenders.map(() => /** @type {Answer | null} */ (null));
  for (let round = 0; round <= rounds; round++) {
    for (const [i, contender] of contenders.entries()) {
      const answer = await contender.ask(seconds);
      if (round > 0) speeds[i].push(answer.images / answer.seconds);
      last[i] = answer;
    }
  }
  return contenders.map(({ id, name }, i) => ({
    id,
    name,
    imagesPerSecond: median(speeds[i]),
    slowest: Math.min(...speeds[i]),
    fastest: Math.max(...speeds[i]),
    rounds: speeds[i],
    memory: last[i]?.memory,
    wasmMemory: last[i]?.wasmMemory,
  }));
}

/**
 * How many times as fast one contender is as another: median over the rounds, each by itself.
 * @param {Result} one
 * @param {Result} other
 */
export const ratio = (one, other) =>
  median(one.rounds.map((speed, round) => speed / other.rounds[round]));
