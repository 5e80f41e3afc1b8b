import type { Conversation, DeskState } from '../../../src/contract/ipc/desk-state';
import type { Call } from '../../../src/core/calls/call';
import { knownId, unknownConversation, unknownId } from './people';
import { deskStates } from './states';
import { transferStates } from './transfer-states';

const thirdId = '00000000-0000-4000-8000-0000000000dd';
const number = '+38612345678';

type Changes = Partial<Extract<Call, { state: 'talking' }>>;

/** The caller nobody knows, who has been answered. */
function second(now: number, state: 'talking' | 'held', changes: Changes = {}): Call {
  const common = {
    callId: unknownId,
    direction: 'inbound' as const,
    identity: { number, isWithheld: false, queue: 'sales' },
    startedAt: now - 95_000,
    answeredAt: now - 88_000,
    isMuted: false,
    isHeldByOther: false,
    ...changes,
  };
  return state === 'talking' ? { ...common, state } : { ...common, state, heldAt: now - 31_000 };
}

function third(now: number): { readonly call: Call; readonly conversation: Conversation } {
  const identity = { number: '+36305550123', displayName: 'Farkas Gergő', isWithheld: false, queue: 'support' };
  return {
    call: {
      callId: thirdId,
      direction: 'inbound',
      identity,
      startedAt: now - 60_000,
      answeredAt: now - 55_000,
      state: 'held',
      heldAt: now - 12_000,
      isMuted: false,
    },
    conversation: { ...unknownConversation(), conversationId: thirdId, identity, displayNumber: '+36 30 555 0123' },
  };
}

/** The caller of a state, together with these other calls. */
function withCalls(state: DeskState, now: number, changes: Changes, ...others: Call[]): DeskState {
  const agent: DeskState['agent'] = { state: { kind: 'on-call', since: now - 192_000, callId: knownId }, confirmed: 'available' };
  const [caller] = state.calls;
  return {
    ...state,
    agent,
    notices: [],
    calls: [{ ...caller, ...changes } as Call, ...others],
    conversations: [...state.conversations, unknownConversation()],
  };
}

const joined = (otherId: string, now: number, isHeld = false): Changes => ({
  conference: { otherId, ...(!isHeld && { togetherSince: now - 34_000 }) },
});

const offered = (now: number): DeskState => withCalls(deskStates.talking(now), now, {}, second(now, 'held'));

const together = (now: number): DeskState =>
  withCalls(deskStates.talking(now), now, joined(unknownId, now), second(now, 'talking', joined(knownId, now)));

/** The desk with calls that are joined or could be, as main would say it at `now`. */
export const conferenceStates = {
  offered,
  together,
  muted: (now) => {
    const muted = { isMuted: true };
    return withCalls(
      deskStates.talking(now),
      now,
      { ...joined(unknownId, now), ...muted },
      second(now, 'talking', { ...joined(knownId, now), ...muted }),
    );
  },
  recorded: (now) => ({
    ...together(now),
    recording: { mode: 'onDemand', calls: { [knownId]: 'paused-by-agent', [unknownId]: 'on' } },
  }),
  held: (now) => withCalls(deskStates.hold(now), now, joined(unknownId, now, true), second(now, 'held', joined(knownId, now, true))),
  'three-calls': (now) => {
    const { call, conversation } = third(now);
    const state = offered(now);
    return { ...state, calls: [...state.calls, call], conversations: [...state.conversations, conversation] };
  },
  'and-another': (now) => {
    const { call, conversation } = third(now);
    const state = together(now);
    return { ...state, calls: [...state.calls, call], conversations: [...state.conversations, conversation] };
  },
  colleague: (now) => {
    const state = transferStates.asked(now);
    const [caller, colleague] = state.calls;
    if (!caller || !colleague) throw new Error('a caller and a colleague are there');
    const { heldAt: _held, ...rest } = caller as Extract<Call, { state: 'held' }>;
    const talking = { ...rest, state: 'talking', isHeldByOther: false, ...joined(colleague.callId, now) } as Call;
    return { ...state, calls: [talking, { ...colleague, ...joined(knownId, now) } as Call] };
  },
} as const satisfies Record<string, (now: number) => DeskState>;
