import { failure, type Result } from '../../../core/result';
import { useBridge } from '../store/DeskProvider';

export type DialProblem = 'not-a-number' | 'line-down' | 'already-dialling' | 'failed';

/** Dials a number; answers when main has taken it on, or why not. */
export function useDial(): (target: string) => Promise<Result<unknown, DialProblem>> {
  const bridge = useBridge();
  return (target) => bridge.request.dial({ target }).catch(() => failure('failed' as const));
}
