// Vite's plugins that have it write what other bundlers read: the element goes through them once more.

/**
 * What is imported later is imported and nothing else. Vite would have its style sheets loaded first, of which there are
 * none, by code that other bundlers warn of.
 * @returns {import('vite').Plugin}
 */
export const plainImports = () => ({
  name: 'plain-imports',
  enforce: 'pre',
  apply: 'build',
  load: (id) =>
    id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : null,
});

/** An address as Vite writes it: of a file beside the module. */
const ADDRESS = /new URL\(new URL\(`([^`$]+)`,import\.meta\.url\)\.href,``\+import\.meta\.url\)/g;

/**
 * Addresses as every bundler knows them, so that it takes along what is there, the worker above all, and nothing else.
 * @returns {import('vite').Plugin}
 */
export const plainAddresses = () => ({
  name: 'plain-addresses',
  enforce: 'post',
  apply: 'build',
  // The engine's module asks whether this is Node; of whoever reads `process`, Parcel thinks that they need one.
  config: () => ({ define: { process: 'undefined' } }),
  generateBundle(_, bundle) {
    const plain = (/** @type {string} */ code) => code.replace(ADDRESS, 'new URL("./$1",import.meta.url)'); // prettier-ignore
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') file.code = plain(file.code);
      else if (file.fileName.endsWith('.js')) file.source = plain(String(file.source));
    }
  },
});
