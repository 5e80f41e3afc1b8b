import { type FileHandle, open } from 'node:fs/promises';
import { decodeFrame, type FramePlace, headBytes, isHeadOf, placeOfFrame, recordingKey } from './recording-frames';

/** A recording on the disk, to be played or uploaded. What was torn off at its end, by a crash or a full disk, is left out. */
export interface RecordingReader {
  /** Bytes of sound (WebM with Opus, agent left, customer right). */
  readonly soundBytes: number;
  /** A stretch of the sound, in which `end` is not included. Rejects when the file was tampered with. */
  read(start: number, end: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Opens a recording; undefined where the file is gone or is another's. */
export async function readRecording(file: string, userKey: Buffer, recordingId: string): Promise<RecordingReader | undefined> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (!handle) return undefined;
  const head = await readAt(handle, 0, headBytes);
  if (!isHeadOf(head, recordingId)) {
    await handle.close();
    return undefined;
  }
  const key = recordingKey(userKey, recordingId);
  const places = await withoutDamagedEnd(handle, key, await findFrames(handle));

  async function decode(place: FramePlace): Promise<Buffer> {
    const sound = decodeFrame(key, place.number, await readAt(handle as FileHandle, place.offset, place.frameBytes));
    if (!sound) throw new Error(`Frame ${place.number} of a recording is damaged`);
    return sound;
  }

  return {
    soundBytes: places.reduce((sum, { soundBytes }) => sum + soundBytes, 0),
    async read(start, end) {
      const parts: Buffer[] = [];
      let at = 0;
      for (const place of places) {
        if (at >= end) break;
        if (at + place.soundBytes > start) parts.push((await decode(place)).subarray(Math.max(0, start - at), end - at));
        at += place.soundBytes;
      }
      return Buffer.concat(parts);
    },
    close: () => handle.close(),
  };
}

async function findFrames(handle: FileHandle): Promise<FramePlace[]> {
  const { size } = await handle.stat();
  const places: FramePlace[] = [];
  let offset = headBytes;
  for (;;) {
    const place = placeOfFrame(places.length, offset, await readAt(handle, offset, 4), size);
    if (!place) return places;
    places.push(place);
    offset += place.frameBytes;
  }
}

/** After a power cut the last frames may have their length and not their bytes. */
async function withoutDamagedEnd(handle: FileHandle, key: Buffer, places: FramePlace[]): Promise<FramePlace[]> {
  const last = places.at(-1);
  if (!last || decodeFrame(key, last.number, await readAt(handle, last.offset, last.frameBytes))) return places;
  return withoutDamagedEnd(handle, key, places.slice(0, -1));
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
  return buffer.subarray(0, bytesRead);
}
