import type { App } from './app';

/** Holds a call and takes it back, each of which the far end has to accept. */
export async function holdAndResume(app: App, callId: string, timeoutMs?: number): Promise<void> {
  for (const [on, state] of [
    [true, 'held'],
    [false, 'talking'],
  ] as const) {
    await app.request('hold', { callId, on });
    await app.waitFor(state, ({ calls }) => calls.some((call) => call.callId === callId && call.state === state), timeoutMs);
  }
}
