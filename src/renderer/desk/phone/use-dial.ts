import type { DialIntent } from '../../../core/calls/dial-doubt';
import { failure, type Result, success } from '../../../core/result';
import { useBridge, useDeskViewActions } from '../store/DeskProvider';

export type DialProblem = 'not-a-number' | 'line-down' | 'already-dialling' | 'failed';

/** Dials a number; answers when main has taken it on, or why not. What may be a slip is asked about over the desk. */
export function useDial(): (target: string, intent?: DialIntent) => Promise<Result<void, DialProblem>> {
  const bridge = useBridge();
  const { askDial } = useDeskViewActions();
  return async (target, intent) => {
    const outcome = await bridge.request.dial({ target, ...(intent && { intent }) }).catch(() => failure('failed' as const));
    if (outcome.ok) return success(undefined);
    if (typeof outcome.problem === 'string') return failure(outcome.problem);
    askDial({ target, doubt: outcome.problem });
    return success(undefined);
  };
}
