import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { articles } from '../tools/articles.js';

/** @param {string} path from the root of the project */
const inProject = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * What both pages show when they have not started: the same notice, and a script that no module can be.
 * @returns {import('vite').Plugin}
 */
const notStarted = () => ({
  name: 'not-started',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) =>
      html.replace('<!-- notice -->', readFileSync(inProject('web/notice.html'), 'utf8')),
  },
  generateBundle() {
    const source = readFileSync(inProject('web/starting.js'), 'utf8');
    this.emitFile({ type: 'asset', fileName: 'starting.js', source });
  },
});

export default defineConfig({
  root: inProject('web'),
  base: './', // the site works from any folder of a host
  publicDir: inProject('build/public'),
  cacheDir: inProject('build/vite'),
  plugins: [articles(), notStarted()],
  worker: { format: 'es' },
  server: { fs: { allow: [inProject('.')] } },
  build: {
    outDir: inProject('dist'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // a .wasm as data: URL would be larger and not cacheable
    modulePreload: {
      polyfill: false,
      // Into the lab's own pages; others' have no links put into them.
      resolveDependencies: (_, files, { hostId }) =>
        /network2-lab\.js$/.test(hostId) ? [] : files,
    },
    rolldownOptions: {
      input: {
        index: inProject('web/index.html'),
        embed: inProject('web/embed.html'),
        'network2-lab': inProject('web/embed/network2-lab.js'),
      },
      output: {
        // Others' pages name the element's file: it is always called the same.
        entryFileNames: ({ name }) =>
          name === 'network2-lab' ? '[name].js' : 'assets/[name]-[hash].js',
      },
    },
  },
});
