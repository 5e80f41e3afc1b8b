import { failure, type Result } from '../../../core/result';
import { useBridge } from '../store/DeskProvider';

export type TransferRefusal = 'not-a-number' | 'line-down' | 'no-call' | 'under-way' | 'failed';

/** `now` hands the caller on without a word; `ask` calls the colleague first. */
export type TransferWay = 'now' | 'ask';

/** Begins a transfer; answers when main has taken it on, or why not. What becomes of it shows in the call. */
export function useTransfer(callId: string): (way: TransferWay, target: string, note: string) => Promise<Result<unknown, TransferRefusal>> {
  const bridge = useBridge();
  return (way, target, note) => {
    const words = note.trim();
    const input = { callId, target, ...(words !== '' && { note: words }) };
    const asked = way === 'now' ? bridge.request.transferNow(input) : bridge.request.askFirst(input);
    return asked.catch(() => failure('failed' as const));
  };
}
