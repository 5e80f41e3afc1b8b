import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const rendererRoot = resolve('src/renderer');
const windows = ['desk', 'popup', 'voice', 'caller'] as const;

function entries(fileOf: (window: string) => string) {
  return Object.fromEntries(windows.map((window) => [window, fileOf(window)]));
}

export default defineConfig({
  main: {
    build: {
      // everything is bundled but the native module
      externalizeDeps: { include: ['better-sqlite3'], exclude: ['electron-store', 'electron-log'] },
      rolldownOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          'card-import': resolve('src/main/customers/import-process.ts'),
          exchange: resolve('src/practice/exchange/exchange-process.ts'),
        },
      },
    },
  },
  preload: {
    resolve: { alias: { zod: resolve('src/preload/no-schemas.ts') } },
    build: {
      // a sandboxed preload script must be CommonJS and whole
      isolatedEntries: true,
      rolldownOptions: {
        input: entries((window) => resolve(`src/preload/${window}.ts`)),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: rendererRoot,
    // `npm run dev` serves the recordings from there; the built program by its own scheme
    publicDir: resolve('assets/practice'),
    build: {
      minify: true,
      copyPublicDir: false,
      rolldownOptions: { input: entries((window) => resolve(rendererRoot, window, 'index.html')) },
    },
    plugins: [react()],
  },
});
