import { resolve } from 'node:path';
import { build } from 'vite';

export const referenceApp = import.meta.dirname;
const outDir = resolve(import.meta.dirname, '../../node_modules/.cache/bench-reference');

/** Builds the reference's pages; answers their folder. Each page becomes one classic script, so that it may be loaded as a file. */
export async function buildReference() {
  for (const page of ['phone', 'ring'])
    await build({
      configFile: false,
      logLevel: 'error',
      root: resolve(import.meta.dirname, 'page'),
      base: './',
      build: {
        outDir,
        emptyOutDir: page === 'phone',
        minify: true,
        target: 'esnext',
        modulePreload: false,
        rolldownOptions: { input: resolve(import.meta.dirname, `page/${page}.html`) },
      },
      plugins: [{ name: 'load-as-file', transformIndexHtml: (html) => html.replaceAll(' crossorigin', '') }],
    });
  return outDir;
}
