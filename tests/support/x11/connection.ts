import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';

/** A connection to the X server of this test's display: requests go one after the other, in the X11 protocol's own bytes. */
export interface X11Connection {
  readonly keycodes: { readonly first: number; readonly last: number };
  readonly rootWindow: number;
  /** Sends a request that has no answer. */
  send(request: Buffer): void;
  /** Sends a request and waits for its answer, header and all. */
  ask(request: Buffer): Promise<Buffer>;
  close(): void;
}

/** Why there is no X server that keys could be pressed at; undefined when there is one. */
export const noX11 = /^:\d+/.test(process.env.DISPLAY ?? '') ? undefined : 'No X server on a socket of this computer';

const littleEndian = 0x6c;
const cookieKind = 'MIT-MAGIC-COOKIE-1';

/** Bytes up to the next multiple of four, which every part of a request is filled up to. */
export function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

export async function openX11(): Promise<X11Connection> {
  const display = /^:(\d+)/.exec(process.env.DISPLAY ?? '')?.[1] ?? '';
  const socket = connect(`/tmp/.X11-unix/X${display}`);
  const read = readInOrder(socket);
  socket.write(greeting(await readCookie(display)));
  const head = await read(8);
  const rest = await read(head.readUInt16LE(6) * 4);
  if (head[0] !== 1) throw new Error(`The X server refuses: ${rest.toString('latin1', 0, head[1])}`);
  const vendorLength = rest.readUInt16LE(16);
  const formats = rest[21] ?? 0;
  return {
    keycodes: { first: rest[26] ?? 8, last: rest[27] ?? 255 },
    rootWindow: rest.readUInt32LE(32 + Math.ceil(vendorLength / 4) * 4 + formats * 8),
    send: (request) => void socket.write(request),
    async ask(request) {
      socket.write(request);
      let answer = await read(32);
      while ((answer[0] ?? 0) > 1) answer = await read(32); // an event, such as of a change of the keyboard
      if (answer[0] !== 1) throw new Error(`The X server refuses the request ${request[0]}: error ${answer[1]}`);
      return Buffer.concat([answer, await read(answer.readUInt32LE(4) * 4)]);
    },
    close: () => socket.destroy(),
  };
}

function greeting(cookie: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt8(littleEndian, 0);
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(cookie.length > 0 ? cookieKind.length : 0, 6);
  head.writeUInt16LE(cookie.length, 8);
  return cookie.length > 0 ? Buffer.concat([head, padded(Buffer.from(cookieKind)), padded(cookie)]) : head;
}

/** The secret of this display in the file that `xauth` keeps: entries of a family and four counted strings, big-endian. */
async function readCookie(display: string): Promise<Buffer> {
  const file = await readFile(process.env.XAUTHORITY ?? `${process.env.HOME}/.Xauthority`).catch(() => Buffer.alloc(0));
  let at = 0;
  const readCounted = (): Buffer => {
    const length = file.readUInt16BE(at);
    at += 2 + length;
    return file.subarray(at - length, at);
  };
  while (at + 2 < file.length) {
    at += 2;
    const [, number, kind, data] = [readCounted(), readCounted(), readCounted(), readCounted()];
    if (kind?.toString() === cookieKind && data && (number?.length === 0 || number?.toString() === display)) return data;
  }
  return Buffer.alloc(0);
}

/** Answers how to read so many bytes of a stream, in the order of asking. */
function readInOrder(socket: Socket): (length: number) => Promise<Buffer> {
  let known = Buffer.alloc(0);
  let problem: Error | undefined;
  let wake = (): void => undefined;
  socket.on('data', (data: Buffer) => {
    known = Buffer.concat([known, data]);
    wake();
  });
  socket.on('error', (error) => {
    problem = error;
    wake();
  });
  return async (length) => {
    while (known.length < length) {
      if (problem) throw problem;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const taken = known.subarray(0, length);
    known = known.subarray(length);
    return taken;
  };
}
