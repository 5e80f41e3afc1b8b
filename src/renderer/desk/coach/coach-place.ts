import type { Call } from '../../../core/calls/call';
import type { Coach } from '../../../core/calls/coach';
import { isJoined } from '../../../core/calls/joined-calls';

/**
 * Where a coach is, as far as that is certain, for the PBX does not say in which call: in the only one, in one of several, or
 * in a conference. There the phone sends each what comes from the other's call, and so also what is whispered in that one.
 */
export function coachPlace({ mode }: Coach, calls: readonly Call[]): 'call' | 'several' | 'conference' {
  const answered = calls.filter(({ state }) => state === 'talking' || state === 'held');
  if (answered.some(isJoined) && (mode === 'whispering' || answered.every(isJoined))) return 'conference';
  return answered.length > 1 ? 'several' : 'call';
}
