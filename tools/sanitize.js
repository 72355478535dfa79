// npm run sanitize: the native tests, and all inputs that the fuzzers have in tests/fuzz/corpus, under
// AddressSanitizer and UndefinedBehaviorSanitizer.
import { run, runTool } from './run.js';
import { setUp, SetupError } from './setup.js';

await runTool(() => {
  setUp({ forTests: true, withClang: true });
  run(['cmake', '--preset', 'sanitize'], { quiet: true });
  run(['cmake', '--build', '--preset', 'sanitize'], { quiet: true });
  run(['ctest', '--preset', 'sanitize', '--progress']);
}, SetupError);
