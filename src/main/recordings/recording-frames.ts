import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * How a recording lies on the disk: a head, then one frame a chunk. A frame is whole or it is no frame, so that a file whose
 * end was torn off reads as far as it goes.
 *
 *   head:  "FLREC1" | recording's id, 16 bytes
 *   frame: length of what follows, 4 bytes, big-endian | nonce, 12 | ciphertext | tag, 16
 *
 * AES-256-GCM (NIST SP 800-38D) under a key of the recording's own (HKDF-SHA256, RFC 5869, of the user's key and the id). The
 * frame's number, 8 bytes big-endian from 0, is authenticated with it: a frame cannot be moved, dropped or put elsewhere.
 */
const magic = Buffer.from('FLREC1', 'ascii');
const idBytes = 16;
const lengthBytes = 4;
const nonceBytes = 12;
const tagBytes = 16;
const cipher = 'aes-256-gcm';

/** A second of two voices has some kB; a longer frame is damage. */
const longestFrame = 4 * 1024 * 1024;

export const headBytes = magic.length + idBytes;

/** What a frame needs beside its chunk's own bytes. */
const overheadBytes = lengthBytes + nonceBytes + tagBytes;

/** Where a whole frame lies in its file, and how many bytes of sound it holds. */
export interface FramePlace {
  readonly number: number;
  /** From the file's first byte. */
  readonly offset: number;
  readonly frameBytes: number;
  readonly soundBytes: number;
}

/** The key of one recording. `userKey` has 32 bytes. */
export function recordingKey(userKey: Buffer, recordingId: string): Buffer {
  return Buffer.from(hkdfSync('sha256', userKey, idOf(recordingId), 'firstline recording', 32));
}

export function encodeHead(recordingId: string): Buffer {
  return Buffer.concat([magic, idOf(recordingId)]);
}

export function isHeadOf(head: Buffer, recordingId: string): boolean {
  return head.subarray(0, headBytes).equals(encodeHead(recordingId));
}

/** Encrypts a chunk of sound. `key` is the recording's own. */
export function encodeFrame(key: Buffer, number: number, sound: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const encryption = createCipheriv(cipher, key, nonce);
  encryption.setAAD(numberOf(number));
  const body = Buffer.concat([encryption.update(sound), encryption.final()]);
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(nonceBytes + body.length + tagBytes);
  return Buffer.concat([length, nonce, body, encryption.getAuthTag()]);
}

/** The sound of a whole frame; undefined when it is damaged or not the one of that number. */
export function decodeFrame(key: Buffer, number: number, frame: Buffer): Buffer | undefined {
  const nonce = frame.subarray(lengthBytes, lengthBytes + nonceBytes);
  const decryption = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes });
  decryption.setAAD(numberOf(number));
  decryption.setAuthTag(frame.subarray(frame.length - tagBytes));
  try {
    return Buffer.concat([decryption.update(frame.subarray(lengthBytes + nonceBytes, frame.length - tagBytes)), decryption.final()]);
  } catch {
    return undefined;
  }
}

/** The place of the frame whose length these first bytes say; undefined where there is no whole frame. */
export function placeOfFrame(number: number, offset: number, lengthField: Buffer, fileBytes: number): FramePlace | undefined {
  if (lengthField.length < lengthBytes) return undefined;
  const length = lengthField.readUInt32BE();
  const frameBytes = lengthBytes + length;
  if (frameBytes < overheadBytes || frameBytes > longestFrame || offset + frameBytes > fileBytes) return undefined;
  return { number, offset, frameBytes, soundBytes: frameBytes - overheadBytes };
}

function idOf(recordingId: string): Buffer {
  return Buffer.from(recordingId.replaceAll('-', ''), 'hex');
}

function numberOf(number: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(number));
  return bytes;
}
