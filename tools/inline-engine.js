// Writes the engine as a module of text beside its .wasm: what every bundler takes, unlike a file.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './run.js';

const WASM = join(root, 'build/wasm/network2.wasm');
const TEXT = join(root, 'build/wasm/network2.wasm.js');

/** Does nothing when the text is there already and as new as the .wasm. */
export function inlineEngine() {
  if (existsSync(TEXT) && statSync(TEXT).mtimeMs > statSync(WASM).mtimeMs) return;
  const zipped = gzipSync(readFileSync(WASM), { level: 9 });
  writeFileSync(TEXT, `export default '${zipped.toString('base64')}';\n`);
}
