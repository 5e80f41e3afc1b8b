// The import as a process of its own, as Electron's utility process runs it, but under plain Node.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const { module } = await runnerImport(resolve(root, 'src/main/customers/serve-import.ts'), { configFile: false, root, logLevel: 'error' });
const serve = module.createImportService((reply) => process.send(reply));
process.on('message', (message) => void serve(message));
process.send('ready');
