import { createSocket } from 'node:dgram';
import type { Asterisk } from '../../tests/support/asterisk/asterisk';
import { encodeMuLaw } from '../../tests/support/asterisk/audio-file';
import { type Caller, placeCall } from '../../tests/support/asterisk/caller';
import { networkAddress } from '../../tests/support/asterisk/configuration/pjsip';
import { makeTone, tones } from '../../tests/support/asterisk/tone';
import { makePacketLoss } from './packet-loss';

const packetBytes = 160;
const packetMs = 20;

export interface ImpairedCaller extends Caller {
  /** Lost before the PBX from now on, 0 to 1. */
  lose(share: number): void;
  /** What was really lost since then. */
  lost(): number;
  close(): void;
}

/** A caller whose own line loses packets on their way to the PBX: SIPp speaks, this sends the sound (PCMU, RFC 3551). */
export async function placeImpairedCall(asterisk: Asterisk, to: string): Promise<ImpairedCaller> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, networkAddress, resolve));
  const sound = encodeMuLaw(makeTone(tones.caller));
  const loss = makePacketLoss(11);
  let sequence = 0;
  let clock: NodeJS.Timeout | undefined;

  function sendUntil(packets: number, port: number, address: string): void {
    for (; sequence < packets; sequence += 1) {
      if (loss.takesNext()) continue;
      const header = Buffer.alloc(12);
      header.writeUInt8(0x80, 0);
      header.writeUInt16BE(sequence & 0xffff, 2);
      header.writeUInt32BE(sequence * packetBytes, 4);
      header.writeUInt32BE(0x51ee7, 8);
      const start = (sequence * packetBytes) % (sound.length - packetBytes);
      socket.send(Buffer.concat([header, sound.subarray(start, start + packetBytes)]), port, address);
    }
  }

  // the PBX speaks first, and so says where it listens
  socket.once('message', (_packet, { port, address }) => {
    const startedAt = performance.now();
    clock = setInterval(() => sendUntil((performance.now() - startedAt) / packetMs, port, address), packetMs);
  });
  const caller = await placeCall(asterisk, { to, soundPort: socket.address().port });
  return {
    ...caller,
    lose: loss.set,
    lost: loss.suffered,
    close() {
      clearInterval(clock);
      socket.close();
    },
  };
}
