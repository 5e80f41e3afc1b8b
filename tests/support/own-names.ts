import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A name server that a program under test asks in place of the system's, and nobody else does. */
export interface OwnNames {
  /** See `ElectronOptions`. */
  readonly wrapper: string;
  /** What every name means from now on: an IPv4 address. */
  point(address: string): void;
  close(): void;
}

/** Why there are no names of a program's own to be had here. */
export const noOwnNames =
  process.platform === 'linux' && process.getuid?.() === 0 ? undefined : 'needs root on Linux, to mount a file over another';

/** Answers on port 53 of a loopback address of its own, which the program finds in a `resolv.conf` of its own. */
export async function startOwnNames(): Promise<OwnNames> {
  const folder = mkdtempSync(join(tmpdir(), 'firstline-names-'));
  const server = createSocket('udp4');
  const host = `127.${randomInt(1, 255)}.${randomInt(255)}.${randomInt(1, 255)}`;
  let address = '127.0.0.1';
  server.on('message', (query, { port, address: from }) => server.send(answer(query, address), port, from));
  server.bind(53, host);
  await once(server, 'listening');
  const resolver = join(folder, 'resolv.conf');
  const wrapper = join(folder, 'start');
  writeFileSync(resolver, `nameserver ${host}\n`);
  // Playwright puts arguments of its own before the first of ours, which is the program
  const lines = [
    '#!/bin/bash',
    'before=()',
    'while [[ $1 == -* ]]; do before+=("$1"); shift; done',
    'program=$1; shift',
    `exec unshare --mount sh -c 'mount --bind "$0" /etc/resolv.conf && exec "$@"' '${resolver}' "$program" "\${before[@]}" "$@"`,
  ];
  writeFileSync(wrapper, `${lines.join('\n')}\n`);
  chmodSync(wrapper, 0o755);
  return {
    wrapper,
    point(next) {
      address = next;
    },
    close() {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const typeA = 1;

/** The question again with its one answer, good for a second (RFC 1035, 4.1); to a question for anything but an IPv4 address, none. */
function answer(query: Buffer, address: string): Buffer {
  const nameEnd = query.indexOf(0, 12);
  const question = query.subarray(12, nameEnd + 5);
  const hasAnswer = question.readUInt16BE(question.length - 4) === typeA;
  // an answer with authority and recursion; one question, and perhaps one record
  const header = Buffer.from([query[0] ?? 0, query[1] ?? 0, 0x85, 0x80, 0, 1, 0, Number(hasAnswer), 0, 0, 0, 0]);
  const record = Buffer.from([0xc0, 12, 0, typeA, 0, 1, 0, 0, 0, 1, 0, 4, ...address.split('.').map(Number)]);
  return Buffer.concat([header, question, ...(hasAnswer ? [record] : [])]);
}
