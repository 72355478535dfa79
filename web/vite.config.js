import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { articles } from '../tools/articles.js';
import { plainAddresses, plainImports } from '../tools/for-bundlers.js';
import { messages } from '../tools/messages.js';

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

/**
 * Style sheets in the modules without their line breaks and comments, which minifiers of JavaScript leave in strings.
 * @returns {import('vite').Plugin}
 */
const shortStyles = () => ({
  name: 'short-styles',
  apply: 'build',
  transform(code, id) {
    if (!/\/web\/(views|embed)\/.*\.js$/.test(id) || !code.includes('css`')) return null;
    const short = (/** @type {string} */ sheet) =>
      sheet.replace(/\/\*[^]*?\*\//g, '').replace(/\s*\n\s*/g, ' ');
    return { code: code.replace(/css`[^`]*`/g, short), map: null };
  },
});

/**
 * Has the lab's own pages load what they import later, at once. Vite's own way would put links into others' pages too.
 * @returns {import('vite').Plugin}
 */
const preloads = () => ({
  name: 'preloads',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const needed = chunks.filter(({ name }) => ['lab', 'network2-lab'].includes(name));
      const files = new Set(needed.flatMap(({ fileName, imports }) => [fileName, ...imports]));
      return [...files].map((file) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', href: `./${file}` },
        injectTo: 'head',
      }));
    },
  },
});

export default defineConfig({
  root: inProject('web'),
  base: './', // the site works from any folder of a host
  publicDir: inProject('build/public'),
  cacheDir: inProject('build/vite'),
  plugins: [
    articles(),
    messages(),
    notStarted(),
    plainAddresses(),
    plainImports(),
    preloads(),
    shortStyles(),
  ],
  worker: { format: 'es' },
  server: { fs: { allow: [inProject('.')] } },
  build: {
    outDir: inProject('dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Else light-dark() would be spelled out, and would follow no colour scheme that is set on the way.
    cssTarget: ['chrome123', 'firefox125', 'safari17.5'],
    assetsInlineLimit: 0, // a .wasm as data: URL would be larger and not cacheable
    modulePreload: false,
    rolldownOptions: {
      input: {
        index: inProject('web/index.html'),
        embed: inProject('web/embed.html'),
        'network2-lab': inProject('web/embed/network2-lab.js'),
      },
      output: {
        // In few pieces it is smaller, and comes sooner.
        codeSplitting: {
          groups: [
            { name: 'facade', test: /preload-helper|texts\/en\/facade/, priority: 3 },
            { name: 'client', test: /web\/worker\/client\.js$/, priority: 2 },
            { name: 'lab', test: /web\/embed\/lab\.js$/, priority: 1 },
            { name: 'text-of-worker', test: /worker\.js\?worker&inline/ },
            { name: 'own-data', test: /web\/((views|data)\/own\/|lab\/own-data\.js)/ },
            { name: 'by-hand', test: /web\/views\/(neuron|softmax|surprise)\.js$/ },
            // All but the one that is there at first.
            { name: 'articles', test: /\/articles\/(?!start\.)[a-z]+\.html/ },
          ],
        },
        // Others' pages name the element's file: it is always called the same.
        entryFileNames: ({ name }) =>
          name === 'network2-lab' ? '[name].js' : 'assets/[name]-[hash].js',
      },
    },
  },
});
