import type { App } from './app';
import type { RudePbx } from './rude-pbx';

/** The policy of an agent's PC at this PBX; `changes` are laid over it, section by section. */
export function policyAt(pbx: RudePbx, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    account: { servers: [pbx.url], user: '1001', domain: 'pbx.example' },
    accountSecret: { kind: 'password', password: 'open sesame' },
    interface: { language: 'en', globalKeys: false },
    country: 'HU',
    ...changes,
  };
}

/** Asks for Ready, and waits until the agent is; this PBX has no queues that would confirm it. */
export async function becomeReady(app: App): Promise<void> {
  await app.request('setReady', undefined);
  await app.waitFor('Ready', ({ line, agent }) => line.kind === 'registered' && agent.state.kind === 'ready');
}
