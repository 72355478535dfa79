import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { articles } from '../tools/articles.js';

/** @param {string} path from the root of the project */
const inProject = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

export default defineConfig({
  root: inProject('web'),
  base: './', // the site works from any folder of a host
  publicDir: inProject('build/public'),
  cacheDir: inProject('build/vite'),
  plugins: [articles()],
  worker: { format: 'es' },
  server: { fs: { allow: [inProject('.')] } },
  build: {
    outDir: inProject('dist'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // a .wasm as data: URL would be larger and not cacheable
  },
});
