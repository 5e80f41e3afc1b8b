import type { ImportWorker } from '../../../src/main/customers/card-import';
import { createImportService } from '../../../src/main/customers/serve-import';

/** The import's own code in this process, behind messages that are copied as between processes. */
export function startImportHere(): ImportWorker & { readonly isKilled: () => boolean } {
  const listeners: ((message: unknown) => void)[] = [];
  const exitListeners: (() => void)[] = [];
  let isKilled = false;
  const serve = createImportService((reply) => {
    if (!isKilled) for (const listener of listeners) listener(structuredClone(reply));
  });
  return {
    post: (request) => void serve(structuredClone(request)),
    onMessage: (listener) => listeners.push(listener),
    onExit: (listener) => exitListeners.push(listener),
    kill() {
      if (isKilled) return;
      isKilled = true;
      for (const listener of exitListeners) listener();
    },
    isKilled: () => isKilled,
  };
}
