#!/usr/bin/env node
/** The command `network2-lab`. Its exit code is 0 only when all runs of the file come out the same. */
import { text } from '../texts/index.js';
import { verifyFile } from './verify-file.js';

const [command, file, ...more] = process.argv.slice(2);
if (command === 'verify' && file && more.length === 0) {
  process.exitCode = (await verifyFile(file)) ? 0 : 1;
} else {
  console.error(text('verify.usage'));
  process.exitCode = 2;
}
