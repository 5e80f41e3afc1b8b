import { resolve } from 'node:path';
import { createServer, isRunnableDevEnvironment } from 'vite';

/**
 * Imports a TypeScript module of this repository under plain Node, with imports written without extensions. Answers the
 * module and a function that lets go of what loading it took.
 */
export async function loadModule(file) {
  const server = await createServer({
    configFile: false,
    root: resolve(import.meta.dirname, '..'),
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
    ssr: { external: ['better-sqlite3'] },
  });
  const { ssr } = server.environments;
  if (!isRunnableDevEnvironment(ssr)) throw new Error('Vite cannot run modules here');
  return { module: await ssr.runner.import(resolve(file)), close: () => server.close() };
}
