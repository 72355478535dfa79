// `node tests/bench/refusals.js`: an engine that refuses a million times, for each kind of refusal
// that comes from C++, and is well afterwards. Takes some minutes; a number instead of the million
// is taken as an argument. tests/wasm/refusals.test.js looks at the same for fewer.
import { newEngine, refusals } from '../wasm/refusals.js';

const count = Number(process.argv[2] ?? 1e6);
const { engine, network2 } = await newEngine();
Error.stackTraceLimit = 0; // traces would take most of the time

for (const [what, call] of Object.entries(refusals(network2))) {
  const stack = engine.stackSave();
  const memory = network2.memorySize();
  const begin = performance.now();
  for (let i = 0; i < count; i++) {
    try {
      call();
    } catch (error) {
      if (error instanceof RangeError) continue;
      throw error;
    }
    throw new Error(`${what} was not refused`);
  }
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(
    `${count.toLocaleString('en')} times ${what}: ${seconds} s,`,
    `${stack - engine.stackSave()} bytes of stack and`,
    `${network2.memorySize() - memory} of memory lost`,
  );
}
const network = new network2.Network([3, 2]);
if (!network.isFinite()) throw new Error('the engine is not well');
console.log('The engine is well.');
