import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { ImportWorker } from '../../src/main/customers/card-import';

/** Starts the import's process and waits until it listens, so that loading it is not measured. */
export async function startImportChild(): Promise<ImportWorker> {
  const child = fork(resolve('bench/storage/import-child.mjs'), { serialization: 'advanced' });
  await once(child, 'message');
  return {
    post: (request) => child.send(request),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', listener),
    kill: () => child.kill(),
  };
}
