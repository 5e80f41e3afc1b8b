import { beforeEach, expect, it } from 'vitest';
import type { DeskState } from '../../contract/ipc/desk-state';
import type { Call } from '../../core/calls/call';
import type { HeadsetPress } from '../../core/headset/headset-button';
import { noLights } from '../../core/headset/headset-lights';
import type { PhoneCommand } from '../../core/phone/phone-command';
import { createDeskStateStore, type DeskStateStore } from './desk-state-store';
import { createHeadsetControl, type HeadsetControl } from './headset-control';

const callId = '11111111-1111-4111-8111-111111111111';
const common = { callId, direction: 'inbound' as const, identity: { isWithheld: false }, startedAt: 1 };
const ringing: Call = { ...common, state: 'ringing' };
const talking: Call = { ...common, state: 'talking', answeredAt: 2, isMuted: false, isHeldByOther: false };

let store: DeskStateStore;
let headset: HeadsetControl;
let sent: (PhoneCommand | { readonly hold: boolean } | { readonly mute: boolean })[];

beforeEach(() => {
  sent = [];
  store = createDeskStateStore({ calls: [], headset: { state: { kind: 'none' }, seen: [] } } as unknown as DeskState, () => undefined);
  headset = createHeadsetControl({
    store,
    send: (command) => sent.push(command),
    hold: (_callId, on) => sent.push({ hold: on }),
    mute: (_callId, on) => sent.push({ mute: on }),
  });
});

function setCalls(...calls: Call[]): void {
  store.change({ calls });
  headset.follow(calls);
}

const press = (pressed: HeadsetPress, at = 7) => headset.handle({ type: 'headset-pressed', press: pressed, at });

it('shows the calls by its lights, each change once', () => {
  setCalls(ringing);
  setCalls(ringing);
  setCalls(talking);
  setCalls({ ...talking, isMuted: true });
  setCalls();
  expect(sent.map((command) => ('type' in command && command.type === 'show-headset-lights' ? command.lights : command))).toEqual([
    { ...noLights, ring: true },
    { ...noLights, offHook: true },
    { ...noLights, offHook: true, mute: true },
    noLights,
  ]);
});

it('does what the buttons ask for, and remembers what each did', () => {
  setCalls(ringing);
  press({ button: 'hook', on: true });
  setCalls(talking);
  press({ button: 'mute' });
  press({ button: 'flash' });
  press({ button: 'redial' });
  expect(sent.filter((command) => !('type' in command) || command.type !== 'show-headset-lights')).toEqual([
    { type: 'answer', callId },
    { mute: true },
    { hold: true },
  ]);
  expect(store.state().headset.seen).toEqual([
    { button: 'redial', at: 7 },
    { button: 'flash', at: 7, did: 'held' },
    { button: 'mute', at: 7, did: 'muted' },
    { button: 'hook', on: true, at: 7, did: 'answered' },
  ]);
});

it('keeps the last presses only, and forgets the headset of a voice process that is gone', () => {
  headset.handle({ type: 'headset', state: { kind: 'refused', name: 'Jabra' } });
  for (let at = 0; at < 20; at += 1) press({ button: 'mute' }, at);
  expect(store.state().headset.seen.map(({ at }) => at)).toEqual([19, 18, 17, 16, 15, 14, 13, 12]);
  expect(store.state().headset.state.kind).toBe('refused');
  headset.forget();
  expect(store.state().headset.state).toEqual({ kind: 'none' });
});
