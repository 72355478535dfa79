// npm run mutants: whether the tests notice faults. Each mutant of tests/mutants is a fault that is put
// into a copy of the engine; the native tests, and where they pass those of the WebAssembly build, have
// to fail. `npm run mutants -- NAME` tries some of them.
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { BuildError, MutantCopy, NATIVE_TESTS, WASM_TESTS } from './mutant-copy.js';
import { prepareMnist } from './prepare.js';
import { CommandError, root, runTool } from './run.js';
import { setUp, SetupError } from './setup.js';

/**
 * A fault.
 * @typedef {object} Mutant
 * @property {string} name unique
 * @property {string} file of the engine
 * @property {string} from the text that is replaced; it occurs once in the file
 * @property {string} to what it is replaced by
 * @property {string} breaks what is wrong then, in a sentence
 * @property {string[]} [tests] native test programs that are tried first
 * @property {string[]} [wasm] files of WebAssembly tests that are tried first
 * @property {string} [equivalent] why no test can notice it
 */

/** @typedef {{mutant: Mutant, killer: string | null, error?: string, seconds: number}} Result */

const FOLDER = join(root, 'tests/mutants');

/** Of a hundred mutants, how many have to be killed; the others have to be explained. */
const LEAST_KILLED = 0.95;

/** Copies take memory and a first build each. */
const MOST_COPIES = 8;

/** @returns {Promise<Mutant[]>} the whole list */
async function readList() {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.js'));
  const lists = await Promise.all(files.map((file) => import(join(FOLDER, file))));
  return lists.flatMap((list) => list.default);
}

/** @param {Mutant[]} mutants @returns {string[]} what is wrong with the list */
function problemsOf(mutants) {
  const names = mutants.map(({ name }) => name);
  const problems = mutants.flatMap(({ name, file, from, to, breaks, tests = [], wasm = [] }) => {
    const count = readFileSync(join(root, file), 'utf8').split(from).length - 1;
    const unknown = [
      ...tests.filter((test) => !NATIVE_TESTS.includes(test)),
      ...wasm.filter((test) => !WASM_TESTS.includes(test)),
    ];
    return [
      count !== 1 && `its text occurs ${count} times in ${file}`,
      from === to && 'it changes nothing',
      !breaks && 'it does not say what it breaks',
      names.indexOf(name) !== names.lastIndexOf(name) && 'its name is taken',
      unknown.length > 0 && `there are no tests ${unknown.join(', ')}`,
    ].flatMap((problem) => (problem ? `${name}: ${problem}` : []));
  });
  const equivalent = mutants.filter((mutant) => mutant.equivalent).length;
  if (mutants.length - equivalent < LEAST_KILLED * mutants.length) {
    problems.push(`${equivalent} of ${mutants.length} are said to be equivalent: too many`);
  }
  return problems;
}

/** Whether native tests know of the file. @param {Mutant} mutant */
const isNative = ({ file }) => !file.startsWith('cpp/bindings/');

/**
 * The mutants by their files. What one mutant of a file leaves to be built again is what the next one
 * needs to be built anyway. Headers come last, since most is built again after each of them; of the
 * others the longest list first.
 * @param {Mutant[]} mutants
 */
function byFile(mutants) {
  const groups = new Map(mutants.map(({ file }) => [file, /** @type {Mutant[]} */ ([])]));
  for (const mutant of mutants) groups.get(mutant.file)?.push(mutant);
  const isHeader = (/** @type {Mutant[]} */ [{ file }]) => Number(file.endsWith('.hpp'));
  return [...groups.values()].sort(
    (one, other) => isHeader(one) - isHeader(other) || other.length - one.length,
  );
}

/** @param {Result} result */
const isAsExpected = ({ mutant, killer, error }) =>
  error === undefined && (killer === null) === Boolean(mutant.equivalent);

/** @param {Result} result */
function show(result) {
  const { mutant, killer, error, seconds } = result;
  const found = error ? 'does not build' : (killer ?? 'survives');
  const mark = isAsExpected(result) ? ' ' : '!';
  console.log(`${mark} ${mutant.name.padEnd(48)} ${found.padEnd(76)} ${seconds.toFixed(1)} s`);
}

/**
 * @param {Mutant} mutant
 * @param {MutantCopy} copy
 * @param {() => Promise<string | null>} test
 * @returns {Promise<Result>}
 */
async function tryOut(mutant, copy, test) {
  const begin = performance.now();
  const seconds = () => (performance.now() - begin) / 1000;
  try {
    const killer = await copy.with(mutant, test);
    return { mutant, killer, seconds: seconds() };
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    return { mutant, killer: null, error: error.message, seconds: seconds() };
  }
}

/**
 * Tries mutants in several copies at a time. The first copy is tested without a mutant before that.
 * @param {Mutant[]} mutants
 * @param {MutantCopy[]} copies
 * @param {(copy: MutantCopy, mutant?: Mutant) => Promise<string | null>} test
 * @param {(result: Result) => boolean} isFinal whether the result is to be shown
 * @returns {Promise<Result[]>}
 */
async function tryAll(mutants, copies, test, isFinal) {
  if (mutants.length === 0) return [];
  const groups = byFile(mutants);
  /** @type {Result[]} */
  const results = [];
  let failed = /** @type {string | null} */ (null);
  await Promise.all(
    copies.map(async (copy, i) => {
      if (i === 0) failed = await test(copy);
      for (let group = groups.shift(); group && !failed; group = groups.shift()) {
        for (const mutant of group) {
          if (failed) return;
          const result = await tryOut(mutant, copy, () => test(copy, mutant));
          results.push(result);
          if (isFinal(result)) show(result);
        }
      }
    }),
  );
  if (failed) throw new CommandError(`Without any mutant ${failed} fails`);
  return results;
}

/** @param {Mutant[]} mutants @returns {Promise<Result[]>} */
async function tryNativelyThenInWasm(mutants) {
  const cores = availableParallelism();
  const count = Math.min(cores, MOST_COPIES, byFile(mutants).length);
  const copies = Array.from(
    { length: count },
    (_, i) => new MutantCopy(i, Math.ceil(cores / count)),
  );
  await Promise.all(copies.map((copy) => copy.prepare()));
  // That no test can notice a fault is a matter of the C++ alone.
  const isDecided = (/** @type {Result} */ { mutant, killer, error }) =>
    killer !== null || Boolean(error) || Boolean(mutant.equivalent);
  const native = await tryAll(
    mutants.filter(isNative),
    copies,
    (copy, mutant) => copy.testNatively(mutant?.tests),
    isDecided,
  );
  const decided = native.filter(isDecided);
  const left = mutants.filter((mutant) => !decided.some((result) => result.mutant === mutant));
  return [...decided, ...(await tryInWasm(left, copies))];
}

/**
 * Without a mutant only those files are run that the mutants name; another one that fails with a mutant is run without
 * it in the end.
 * @param {Mutant[]} mutants
 * @param {MutantCopy[]} copies
 */
async function tryInWasm(mutants, copies) {
  const named = [...new Set(mutants.flatMap(({ wasm = [] }) => wasm))];
  const results = await tryAll(
    mutants,
    copies,
    (copy, mutant) => (mutant ? copy.testInWasm(mutant.wasm) : copy.testInWasm(named, [])),
    () => true,
  );
  const killers = results.flatMap(({ killer }) => killer?.replace('wasm/', '') ?? []);
  const others = killers.filter((killer) => !named.includes(killer));
  const failed = others.length > 0 && (await copies[0].testInWasm(others, []));
  if (failed) throw new CommandError(`Without any mutant ${failed} fails`);
  return results;
}

/** @param {Result[]} results */
function report(results) {
  const unexpected = results.filter((result) => !isAsExpected(result));
  for (const { mutant, killer, error } of unexpected) {
    const found = killer ? `is said to be equivalent, but ${killer} fails` : (error ?? 'survives');
    console.log(`\n${mutant.name} ${found}\n  ${mutant.file}\n  ${mutant.breaks}`);
  }
  const killed = results.filter(({ killer }) => killer !== null);
  const inWasm = killed.filter(({ killer }) => killer?.startsWith('wasm/')).length;
  const equivalent = results.filter(({ mutant }) => mutant.equivalent).length;
  console.log(
    `\n${results.length} mutants: ${killed.length - inWasm} killed by native tests, ` +
      `${inWasm} by those of the WebAssembly build, ${equivalent} equivalent`,
  );
  console.log(`${results.length - unexpected.length} passed, ${unexpected.length} failed`);
  if (unexpected.length > 0) {
    const names = unexpected.map(({ mutant }) => mutant.name);
    throw new CommandError(`Failed: ${names.join(', ')}`);
  }
}

await runTool(async () => {
  const list = await readList();
  const problems = problemsOf(list);
  if (problems.length > 0) throw new CommandError(problems.join('\n'));
  const asked = process.argv.slice(2);
  const mutants = list.filter(({ name }) => asked.length === 0 || asked.includes(name));
  if (mutants.length < asked.length || mutants.length === 0) {
    throw new CommandError(`The mutants are ${list.map(({ name }) => name).join(', ')}`);
  }
  setUp({ forTests: true });
  await prepareMnist(); // a test of the README reads it
  report(await tryNativelyThenInWasm(mutants));
}, SetupError);
