import type { App } from '../app';
import type { Asterisk } from './asterisk';
import { type Caller, placeCall } from './caller';
import { waitUntilRecorded } from './recordings';

export interface Talk {
  readonly callId: string;
  readonly caller: Caller;
}

/** A customer calls the agent's own number, is answered and hears the agent. */
export async function talk(app: App, asterisk: Asterisk, user: string): Promise<Talk> {
  await app.waitFor('the line is registered', ({ line, calls }) => line.kind === 'registered' && calls.length === 0);
  const caller = await placeCall(asterisk, { to: user });
  const { callId } = await app.waitFor('the call rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  await waitUntilRecorded(asterisk, caller.recording, 'to', ['agent']);
  return { callId, caller };
}
