import type { Call } from '../../core/calls/call';
import { actionOf, type HeadsetAction } from '../../core/headset/headset-action';
import { areSameLights, lightsOf, noLights } from '../../core/headset/headset-lights';
import type { HeadsetDeed, HeadsetView } from '../../core/headset/headset-state';
import type { PhoneCommand } from '../../core/phone/phone-command';
import type { PhoneEvent } from '../../core/phone/phone-event';
import { unreachable } from '../../core/result';
import type { DeskStateStore } from './desk-state-store';

/** The headset shows what the calls are like, and its buttons do what the keys of the desk do. */
export interface HeadsetControl {
  handle(event: Extract<PhoneEvent, { type: 'headset' | 'headset-pressed' }>): void;
  /** The calls may have changed. */
  follow(calls: readonly Call[]): void;
  /** A new voice process has not looked for a headset yet. */
  forget(): void;
}

export interface HeadsetControlPort {
  readonly store: DeskStateStore;
  send(command: PhoneCommand): void;
  hold(callId: string, on: boolean): void;
  mute(callId: string, on: boolean): void;
}

/** How many presses the desk shows. */
const shownPresses = 8;

export function createHeadsetControl({ store, send, hold, mute }: HeadsetControlPort): HeadsetControl {
  let shown = noLights;

  function change(changes: Partial<HeadsetView>): void {
    store.change({ headset: { ...store.state().headset, ...changes } });
  }

  function carryOut(action: HeadsetAction): void {
    switch (action.type) {
      case 'answer':
      case 'reject':
      case 'hang-up':
        send(action);
        return;
      case 'mute':
        mute(action.callId, action.on);
        return;
      case 'hold':
        hold(action.callId, action.on);
        return;
      default:
        unreachable(action);
    }
  }

  return {
    handle(event) {
      if (event.type === 'headset') {
        change({ state: event.state });
        return;
      }
      const action = actionOf(event.press, store.state().calls);
      if (action) carryOut(action);
      const seen = { ...event.press, at: event.at, ...(action && { did: deedOf(action) }) };
      change({ seen: [seen, ...store.state().headset.seen].slice(0, shownPresses) });
    },
    follow(calls) {
      const lights = lightsOf(calls);
      if (areSameLights(lights, shown)) return;
      shown = lights;
      send({ type: 'show-headset-lights', lights });
    },
    forget: () => change({ state: { kind: 'none' } }),
  };
}

function deedOf(action: HeadsetAction): HeadsetDeed {
  switch (action.type) {
    case 'answer':
      return 'answered';
    case 'reject':
      return 'rejected';
    case 'hang-up':
      return 'hung-up';
    case 'mute':
      return action.on ? 'muted' : 'unmuted';
    case 'hold':
      return action.on ? 'held' : 'resumed';
    default:
      return unreachable(action);
  }
}
