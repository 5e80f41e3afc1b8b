import type { RecentCall } from '../../../contract/ipc/desk-state';
import type { DialOptions } from '../phone/use-dial';

/** How a call of the past is called back: for the queue that it belonged to. */
export function backTo({ queueId }: RecentCall): DialOptions {
  return queueId === undefined ? {} : { queueId };
}
