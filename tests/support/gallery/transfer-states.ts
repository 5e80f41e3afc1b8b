import type { DeskState } from '../../../src/contract/ipc/desk-state';
import type { Call } from '../../../src/core/calls/call';
import type { Transfer, TransferTarget } from '../../../src/core/calls/transfer';
import { knownId } from './people';
import { deskStates } from './states';

const colleagueId = '00000000-0000-4000-8000-0000000000cc';
const target: TransferTarget = { number: '1002', name: 'Second line' };
const consulting: Transfer = { kind: 'consulting', target, callId: colleagueId, isToReturn: true };

/** The caller of a state with this transfer, and what else there is. */
function withTransfer(state: DeskState, transfer: Transfer, ...others: Call[]): DeskState {
  const agent: DeskState['agent'] = { state: { kind: 'on-call', since: state.agent.state.since, callId: knownId }, confirmed: 'available' };
  return { ...state, agent, notices: [], calls: [...state.calls.map((call) => ({ ...call, transfer }) as Call), ...others] };
}

function colleague(now: number, state: 'dialling' | 'talking' | 'held'): Call {
  const common = {
    callId: colleagueId,
    direction: 'outbound' as const,
    identity: { number: '1002', displayName: 'Second line', isWithheld: false },
    startedAt: now - 31_000,
    consultationFor: knownId,
  };
  if (state === 'dialling') return { ...common, state, isRingingThere: true };
  const answered = { ...common, answeredAt: now - 24_000, isMuted: false, isHeldByOther: false };
  return state === 'talking' ? { ...answered, state } : { ...answered, state, heldAt: now - 9_000 };
}

/** The desk while a caller is handed on, as main would say it at `now`. */
export const transferStates = {
  holding: (now) => withTransfer(deskStates.talking(now), { kind: 'holding', target, callId: colleagueId, isToReturn: true }),
  ringing: (now) => withTransfer(deskStates.hold(now), consulting, colleague(now, 'dialling')),
  asked: (now) => withTransfer(deskStates.hold(now), consulting, colleague(now, 'talking')),
  swapped: (now) => withTransfer(deskStates.talking(now), { ...consulting, problem: 'not-allowed' }, colleague(now, 'held')),
  blind: (now) => withTransfer(deskStates.talking(now), { kind: 'asking', how: 'blind', target, isToReturn: true, isRingingThere: true }),
  failed: (now) => withTransfer(deskStates.talking(now), { kind: 'failed', target, problem: 'busy' }),
  'two-calls': (now) => {
    const { calls, ...state } = deskStates['two-calls'](now);
    const [caller, waiting] = calls;
    if (!caller || !waiting) throw new Error('two calls are there');
    return { ...state, calls: [...withTransfer(deskStates.hold(now), consulting, colleague(now, 'talking')).calls, waiting] };
  },
  /** At the colleague's: a call that was handed on. */
  received: (now) => {
    const state = deskStates.talking(now);
    const note = 'The router restarts every night; a technician was there on Monday and is to come again.';
    return {
      ...state,
      conversations: state.conversations.map((one) => ({ ...one, identity: { ...one.identity, note } })),
    };
  },
} as const satisfies Record<string, (now: number) => DeskState>;
