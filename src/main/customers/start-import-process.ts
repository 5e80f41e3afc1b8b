import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { ImportWorker } from './card-import';

/** Starts the import in an Electron utility process. */
export function startImportProcess(): ImportWorker {
  const child = utilityProcess.fork(join(import.meta.dirname, 'card-import.js'), [], { serviceName: 'Card import' });
  return {
    post: (request) => child.postMessage(request),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', listener),
    kill: () => child.kill(),
  };
}
