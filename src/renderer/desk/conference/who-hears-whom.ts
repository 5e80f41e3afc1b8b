import type { JoinedCall, JoinedCalls } from '../../../core/calls/joined-calls';

/** A sentence of the catalogue (`conference:says`) and whom it names, in that order. */
export interface HearingSentence {
  readonly says: 'together' | 'muted' | 'joining' | 'held' | 'oneHeld' | 'away';
  readonly names: readonly [JoinedCall, JoinedCall];
}

/** Says who hears whom in a conference, as the phone has told. */
export function whoHearsWhom(calls: JoinedCalls): HearingSentence {
  const [one, other] = calls;
  if (one.state === 'held' && other.state === 'held') return { says: 'held', names: calls };
  if (one.state === 'held') return { says: 'oneHeld', names: [other, one] };
  if (other.state === 'held') return { says: 'oneHeld', names: [one, other] };
  if (one.isHeldByOther) return { says: 'away', names: [other, one] };
  if (other.isHeldByOther) return { says: 'away', names: [one, other] };
  if (calls.some(({ conference }) => conference.togetherSince === undefined)) return { says: 'joining', names: calls };
  return { says: one.isMuted && other.isMuted ? 'muted' : 'together', names: calls };
}
