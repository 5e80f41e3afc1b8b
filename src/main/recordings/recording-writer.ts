import { type FileHandle, open } from 'node:fs/promises';
import { encodeFrame, encodeHead, recordingKey } from './recording-frames';

/** A recording that is being made. */
export interface RecordingWriter {
  /** Encrypts a chunk and puts it on the disk; resolves when it is there, and rejects when the disk refuses. In the order of the calls. */
  append(sound: Uint8Array): Promise<void>;
  /** Closes the file once everything is in it. */
  close(): Promise<void>;
}

/** Begins a file. Asynchronous throughout: a slow disk must not hold up a call. `userKey` has 32 bytes. */
export function writeRecording(file: string, userKey: Buffer, recordingId: string): RecordingWriter {
  const key = recordingKey(userKey, recordingId);
  let number = 0;
  let handle: FileHandle | undefined;
  let last: Promise<void> = begin();

  async function begin(): Promise<void> {
    handle = await open(file, 'wx', 0o600);
    await handle.appendFile(encodeHead(recordingId));
  }

  async function write(sound: Uint8Array): Promise<void> {
    if (!handle) throw new Error('A recording has no file');
    await handle.appendFile(encodeFrame(key, number, sound));
    number += 1;
    await handle.datasync();
  }

  last.catch(() => {}); // told by what is appended
  return {
    append(sound) {
      // after a write that failed nothing follows: its frame may be half there
      const written = last.then(() => write(sound));
      last = written;
      last.catch(() => {});
      return written;
    },
    async close() {
      await last.catch(() => {});
      await handle?.close();
      handle = undefined;
    },
  };
}
