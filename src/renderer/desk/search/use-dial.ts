import { useBridge } from '../store/DeskProvider';

export type DialProblem = 'not-a-number' | 'line-down' | 'already-dialling';

/** Dials; answers why it could not, undefined when it is on its way. */
export function useDial(): (target: string) => Promise<DialProblem | undefined> {
  const bridge = useBridge();
  return async (target) => {
    const outcome = await bridge.request.dial({ target }).catch(() => ({ ok: false, problem: 'line-down' }) as const);
    return outcome.ok ? undefined : outcome.problem;
  };
}
