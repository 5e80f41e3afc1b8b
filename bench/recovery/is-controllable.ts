import type { App } from '../../tests/support/app';
import { holdAndResume } from '../../tests/support/hold-and-resume';
import { comesTrue } from './count';

/** Whether hold and its end still reach the PBX. */
export function isControllable(app: App, callId: string): Promise<boolean> {
  return comesTrue(holdAndResume(app, callId, 10_000));
}
