import type { DialIntent } from '../../../core/calls/dial-doubt';
import { failure, type Result, success } from '../../../core/result';
import { useBridge, useDeskViewActions } from '../store/DeskProvider';

export type DialProblem = 'not-a-number' | 'line-down' | 'already-dialling' | 'failed';

/** How: see the request `dial`. */
export interface DialOptions {
  readonly intent?: DialIntent;
  readonly queueId?: string;
}

/** Dials a number; answers when main has taken it on, or why not. What may be a slip is asked about over the desk. */
export function useDial(): (target: string, options?: DialOptions) => Promise<Result<void, DialProblem>> {
  const bridge = useBridge();
  const { askDial } = useDeskViewActions();
  return async (target, options = {}) => {
    const outcome = await bridge.request.dial({ target, ...options }).catch(() => failure('failed' as const));
    if (outcome.ok) return success(undefined);
    if (typeof outcome.problem === 'string') return failure(outcome.problem);
    const { queueId } = options;
    askDial({ target, ...(queueId !== undefined && { queueId }), doubt: outcome.problem });
    return success(undefined);
  };
}
