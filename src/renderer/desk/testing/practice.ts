import type { DeskState, Practice } from '../../../contract/ipc/desk-state';
import type { PracticeResult } from '../../../core/practice/practice-result';
import { idleState } from './fake-bridge';

const at = 1_790_000_000_000;

/** A call that went well but for a field of its form. Its id ends with `digit`. */
export function practiceResult(digit: string, changes: Partial<PracticeResult> = {}): PracticeResult {
  return {
    callId: `00000000-0000-4000-8000-00000000000${digit}`,
    scenarioId: 'tariff',
    at,
    outcome: 'completed',
    answerMs: 4_000,
    talkMs: 95_000,
    heldMs: 0,
    wrapUpMs: 30_000,
    checks: [
      { checkId: 'answer-time', isPassed: true, givenMs: 4_000, limitMs: 15_000 },
      { checkId: 'script-order', isPassed: false, about: 'Promise a time', expected: 'Find a crew' },
      { checkId: 'form-field', isPassed: false, about: 'Call back', rule: 'equals', expected: 'true', given: 'false' },
      { checkId: 'form-field', isPassed: true, about: 'Remarks', rule: 'lacks' },
    ],
    points: 75,
    advice: [{ text: 'Promise the call that the customer asked for.' }, { adviceId: 'form-field' }],
    ...changes,
  };
}

/** A practice shift with an easy and a hard scenario, the next caller by turn in ten seconds. */
export function practiceShift(changes: Partial<Practice> = {}): Practice {
  return {
    scenarios: [
      { scenarioId: 'tariff', title: 'A tariff question', goal: 'Answer from the card.', queueName: 'Tariffs', level: 1 },
      { scenarioId: 'shouts', title: 'A caller who shouts', goal: 'Keep calm.', queueName: 'Complaints', level: 3 },
    ],
    next: { kind: 'coming', at: Date.now() + 10_000 },
    results: [],
    ...changes,
  };
}

/** A desk in practice; ready, unless told otherwise. */
export function practiceState(practice: Partial<Practice> = {}, changes: Partial<DeskState> = {}): DeskState {
  return idleState({ practice: practiceShift(practice), ...changes });
}

/** As practice begins. */
export const notReadyYet: DeskState['agent'] = {
  state: { kind: 'not-ready', since: at, reasonId: 'signed-in', author: 'system' },
  confirmed: 'paused',
};
