/** The list of the chunks of MNIST, which stands beside them as manifest.json. */
import * as v from 'valibot';
import { LoadError } from './fault.js';

const whole = v.pipe(v.number(), v.integer(), v.minValue(1));

const chunk = v.object({
  file: v.pipe(v.string(), v.regex(/^[a-z]+-\d+\.bin$/)),
  examples: whole,
  bytes: whole, // compressed
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), // of the compressed bytes
});

const chunks = v.pipe(v.array(chunk), v.minLength(1));

const manifest = v.object({
  version: v.literal(2),
  sets: v.object({ training: chunks, validation: chunks, test: chunks }),
});

/** @typedef {v.InferOutput<typeof chunk>} Chunk */
/** @typedef {v.InferOutput<typeof manifest>} Manifest */

/**
 * @param {unknown} json what manifest.json holds
 * @returns {Manifest} the same, checked; throws a LoadError that says what is wrong
 */
export function readManifest(json) {
  const parsed = v.safeParse(manifest, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const place = v.getDotPath(issue) ?? '';
  throw new LoadError({ code: 'wrongManifest', place, detail: issue.message });
}
