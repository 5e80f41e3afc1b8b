import { spawn } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Asterisk } from './asterisk';
import { encodeMuLaw } from './audio-file';
import { networkAddress } from './configuration/pjsip';
import { findFreeTcpPort, findFreeUdpPort } from './ports';
import { makeAnswerScenario } from './sipp-answer-scenario';
import { makeTone, tones } from './tone';
import { waitUntil } from './wait-until';

/** Somebody callers are handed on to (SIPp): takes every call to `numbers.colleague`, one after the other, with a tone of its own. */
export interface Colleague {
  /** Name of the recordings of what was said and heard there, by the number that was called. */
  recording(number: string): string;
  /** The requests and responses that came and went, as text. */
  messages(): Promise<string>;
  /** Hangs up the call that is there. */
  hangUp(): Promise<void>;
  /** Ends the phone. */
  dispose(): void;
}

/** Makes the colleague's phone ready; it rings for `answersAfterMs` before it is answered. */
export async function startColleague(asterisk: Asterisk, { answersAfterMs = 0 } = {}): Promise<Colleague> {
  const directory = await mkdtemp(join(asterisk.directory, 'sipp-'));
  const soundFile = join(directory, 'sound.ulaw');
  await writeFile(soundFile, encodeMuLaw(makeTone(tones.secondAgent)));
  await writeFile(join(directory, 'scenario.xml'), makeAnswerScenario({ soundFile, answersAfterMs }));
  const port = await findFreeUdpPort(networkAddress);
  const messageFile = join(directory, 'messages.log');
  const address = ['-i', networkAddress, '-mi', networkAddress, '-p', String(port)];
  const control = ['-ci', '127.0.0.1', '-cp', String(await findFreeTcpPort())];
  const logs = ['-trace_msg', '-message_file', messageFile, '-trace_err', '-error_file', join(directory, 'errors.log')];
  const options = ['-sf', join(directory, 'scenario.xml'), ...address, ...control, ...logs, '-nostdin'];
  const sipp = spawn('sipp', options, { cwd: directory, stdio: 'ignore' });
  await writeFile(join(directory, 'sipp.pid'), String(sipp.pid));
  await asterisk.cli(`dialplan set global COLLEAGUE_PORT ${port}`);
  return {
    recording: (number) => `colleague-${number}`,
    messages: () => readFile(messageFile, 'utf8').catch(() => ''),
    async hangUp() {
      const channel = await waitUntil("the colleague's channel", async () => {
        const lines = (await asterisk.cli('core show channels concise')).split('\n').map((line) => line.split('!'));
        return lines.find(
          ([name, , , , state, application]) => name?.startsWith('PJSIP/network-') && state === 'Up' && application === 'AppDial',
        )?.[0];
      });
      await asterisk.cli(`channel request hangup ${channel}`);
    },
    dispose: () => void sipp.kill('SIGKILL'),
  };
}
