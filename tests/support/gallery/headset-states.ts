import type { DeskState } from '../../../src/contract/ipc/desk-state';
import type { HeadsetState, HeadsetView } from '../../../src/core/headset/headset-state';
import { deskStates } from './states';

const connected: Extract<HeadsetState, { kind: 'connected' }> = {
  kind: 'connected',
  name: 'Jabra Evolve2 40',
  buttons: ['hook', 'mute', 'flash', 'redial', 'reject'],
  hasLights: true,
  isUsedElsewhere: false,
};

function withHeadset(now: number, state: HeadsetState, seen: HeadsetView['seen'] = []): DeskState {
  return { ...deskStates.ready(now), headset: { state, seen } };
}

/** The desk with every kind of headset, as main would say it at `now`. */
export const headsetStates = {
  connected: (now) =>
    withHeadset(now, connected, [
      { button: 'mute', at: now - 4_000 },
      { button: 'hook', on: false, at: now - 95_000, did: 'hung-up' },
      { button: 'flash', at: now - 120_000, did: 'resumed' },
    ]),
  'used-elsewhere': (now) => withHeadset(now, { ...connected, isUsedElsewhere: true }),
  refused: (now) => withHeadset(now, { kind: 'refused', name: 'Jabra Evolve2 40' }),
  'no-call-buttons': (now) => withHeadset(now, { kind: 'no-call-buttons', name: 'Logitech G535' }),
  none: (now) => withHeadset(now, { kind: 'none' }),
} as const satisfies Record<string, (now: number) => DeskState>;
