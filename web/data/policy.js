/** What the Content-Security-Policy of the page, or of the worker, has refused. */

/** @typedef {'worker-src' | 'connect-src' | 'script-src'} Directive */

/** @type {{directive: string, uri: string}[]} */
const refusals = [];

globalThis.addEventListener?.('securitypolicyviolation', (event) => {
  const { effectiveDirective: directive, blockedURI: uri, disposition } = /** @type {SecurityPolicyViolationEvent} */ (event); // prettier-ignore
  if (disposition === 'enforce') refusals.push({ directive, uri });
});

/** A refusal is told of in a task of its own. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/**
 * @param {Directive} directive
 * @param {(uri: string) => boolean} [isIt] by what was refused
 * @returns {Promise<{code: 'policy', directive: Directive, source: string} | null>} the fault that something was refused
 *   by this directive, with what it would have to allow; null when nothing was
 */
export async function refusedByPolicy(directive, isIt = () => true) {
  await nextTask();
  const found = refusals.find((one) => one.directive.startsWith(directive) && isIt(one.uri));
  if (!found) return null;
  const { uri } = found;
  const source = uri.startsWith('blob') ? 'blob:' : URL.canParse(uri) ? new URL(uri).origin : uri;
  return { code: 'policy', directive, source };
}
