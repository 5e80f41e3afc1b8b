import type { DeskState } from '../../../contract/ipc/desk-state';

type Results = Pick<DeskState, 'practice'>;

/**
 * The practice result on the screen after a change, by its call's id: a new one is shown, whatever was there before it;
 * it stays until it is closed. Those that were there when the desk opened are not new.
 */
export function followResults(shownId: string | undefined, before: Results | undefined, after: Results): string | undefined {
  if (!after.practice) return undefined;
  const newest = after.practice.results[0]?.callId;
  const isNew = before?.practice != null && newest !== before.practice.results[0]?.callId;
  return isNew ? newest : shownId;
}
