import { open, rename, rm } from 'node:fs/promises';
import { type StorageProblem, storageProblem } from '../database/storage-problem';

/** A file that comes into being whole or not at all: written beside its place and then put there. All throw a `WriteError`. */
export interface WholeFile {
  write(text: string): Promise<void>;
  /** Puts it in its place, over what was there. */
  keep(): Promise<void>;
  /** Takes away what was written, unless it was kept. Throws nothing. */
  close(): Promise<void>;
}

/** The file cannot be written. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
  readonly problem: StorageProblem;

  constructor(cause: unknown) {
    super('The file cannot be written', { cause });
    this.problem = storageProblem(cause);
  }
}

/** Begins a file for `target` under the name `part`, in the same folder. Readable by its owner only: it holds customers. */
export async function createWholeFile(target: string, part: string): Promise<WholeFile> {
  const handle = await asWriting(open(part, 'wx', 0o600));
  let isKept = false;
  return {
    write: (text) => asWriting(handle.appendFile(text)),
    async keep() {
      await asWriting(handle.sync());
      await asWriting(handle.close());
      await asWriting(rename(part, target));
      isKept = true;
    },
    async close() {
      if (isKept) return;
      await handle.close().catch(() => {}); // `keep` may have closed it
      await rm(part, { force: true }).catch(() => {}); // nothing more can be done about it
    },
  };
}

async function asWriting<Answer>(work: Promise<Answer>): Promise<Answer> {
  try {
    return await work;
  } catch (cause) {
    throw new WriteError(cause);
  }
}
