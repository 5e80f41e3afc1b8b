import type { PracticeResult } from '../../../core/practice/practice-result';

/** Which words a result is met with; the catalogue has them under `result.praise`. */
export type Praise = 'excellent' | 'good' | 'fair' | 'hard' | 'missed' | 'rejected' | 'left' | 'cut-off';

/** Finds the words for a result: how the call ended where it did not come to its end, else by its points. */
export function praiseOf({ outcome, points }: Pick<PracticeResult, 'outcome' | 'points'>): Praise {
  if (outcome !== 'completed' && outcome !== 'transferred') return outcome;
  if (points >= 90) return 'excellent';
  if (points >= 70) return 'good';
  return points >= 40 ? 'fair' : 'hard';
}
