import type { App } from '../../tests/support/app';
import type { Asterisk } from '../../tests/support/asterisk/asterisk';
import { type Caller, placeCall } from '../../tests/support/asterisk/caller';
import { waitUntilRecorded } from '../../tests/support/asterisk/recordings';
import { holdAndResume } from '../../tests/support/hold-and-resume';
import { comesTrue } from './count';

export interface Talk {
  readonly callId: string;
  readonly caller: Caller;
}

/** A customer calls the agent's own number, is answered and heard. */
export async function talk(app: App, asterisk: Asterisk, user: string): Promise<Talk> {
  await app.waitFor('the line is registered', ({ line, calls }) => line.kind === 'registered' && calls.length === 0);
  const caller = await placeCall(asterisk, { to: user });
  const { callId } = await app.waitFor('the call rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  await waitUntilRecorded(asterisk, caller.recording, 'to', ['agent']);
  return { callId, caller };
}

/** Whether hold and its end still reach the PBX. */
export function isControllable(app: App, callId: string): Promise<boolean> {
  return comesTrue(holdAndResume(app, callId, 10_000));
}
