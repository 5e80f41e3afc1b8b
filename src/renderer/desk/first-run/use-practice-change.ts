import { useState } from 'react';
import { useBridge } from '../store/DeskProvider';

type ChangeState = 'idle' | 'changing' | 'call-running' | 'failed';

export interface PracticeChange {
  /** Why it was refused, or that it is under way; main opens the desk anew when it has happened. */
  readonly state: ChangeState;
  readonly enter: () => void;
  readonly leave: () => void;
}

/** Changes between practice and real work. */
export function usePracticeChange(): PracticeChange {
  const bridge = useBridge();
  const [state, setState] = useState<ChangeState>('idle');

  async function change(request: 'enterPractice' | 'leavePractice') {
    setState('changing');
    const outcome = await bridge.request[request]().catch(() => ({ ok: false, problem: 'failed' }) as const);
    if (!outcome.ok) setState(outcome.problem);
  }

  return { state, enter: () => void change('enterPractice'), leave: () => void change('leavePractice') };
}
