import type { Form, FormValues } from '../forms/form';
import type { Language } from '../policy/configuration';
import { checkFormValue } from './check-form-values';
import { checkScriptAnswer, checkScriptOrder, type WalkedScript } from './check-script-path';
import type { DialogueTally } from './dialogue-state';
import { type LocalText, textIn } from './local-text';
import { mannerOf } from './manner';
import type { PracticeCentre } from './practice-centre';
import type { PracticeAdvice, PracticeCheck, PracticeResult } from './practice-result';
import type { Scenario } from './scenario';

/** What was seen of a practice call. Times in ms, absent where there was no such time. */
export interface ObservedCall extends Pick<PracticeResult, 'callId' | 'at' | 'outcome' | 'heldMs'> {
  readonly answerMs?: number | undefined;
  readonly talkMs?: number | undefined;
  readonly wrapUpMs?: number | undefined;
  readonly endedBy?: 'agent' | 'caller' | 'exchange' | 'transfer' | undefined;
  /** Absent when the call had no script, or nobody opened it. */
  readonly script?: WalkedScript | undefined;
  /** As it was finished, or as it was saved when the time was over. */
  readonly record?: { readonly form: Form; readonly values: FormValues } | undefined;
  /** Id of the destination, or the number dialled when it is nobody's. */
  readonly transferredTo?: string | undefined;
  /** Absent when the agent could not be heard. */
  readonly tally?: DialogueTally | undefined;
}

/** In which language the result is written, and the ISO date that the scenario's days are told from. */
interface Setting {
  readonly centre: Pick<PracticeCentre, 'destinations'>;
  readonly language: Language;
  readonly today: string;
}

/** A check with how much it counts and what to say when it failed. */
interface Judgement {
  readonly check: PracticeCheck;
  readonly weight: number;
  readonly advice: PracticeAdvice;
}

/** Silence that a caller takes for a lost line. */
const longestSilenceMs = 20_000;
/** Talking over a caller happens once to everybody. */
const mostInterruptions = 1;
const mostAdvice = 5;

/** What a good answer held and this one did or did not: checks, points out of 100, and advice. */
export function scoreCall(scenario: Scenario, observed: ObservedCall, setting: Setting): PracticeResult {
  const { callId, at, outcome, answerMs, talkMs, heldMs, wrapUpMs } = observed;
  const judgements = answerMs === undefined ? [] : judgeAnswered(scenario, observed, setting);
  const total = sum(judgements.map(({ weight }) => weight));
  const passed = sum(judgements.map(({ weight, check }) => (check.isPassed ? weight : 0)));
  return {
    callId,
    scenarioId: scenario.scenarioId,
    at,
    outcome,
    heldMs,
    ...(answerMs === undefined ? {} : { answerMs }),
    ...(talkMs === undefined ? {} : { talkMs }),
    ...(wrapUpMs === undefined ? {} : { wrapUpMs }),
    checks: judgements.map(({ check }) => check),
    points: total === 0 ? 0 : Math.floor((100 * passed) / total),
    advice: adviseOn(outcome, judgements),
  };
}

function judgeAnswered(scenario: Scenario, observed: ObservedCall, setting: Setting): Judgement[] {
  const { expect } = scenario;
  const { script, record, tally } = observed;
  const general = (check: PracticeCheck, weight: number): Judgement => ({ check, weight, advice: { adviceId: check.checkId } });
  const own = (check: PracticeCheck, weight: number, tail: { weight?: number | undefined; advice?: LocalText | undefined }): Judgement => ({
    check,
    weight: tail.weight ?? weight,
    advice: tail.advice === undefined ? { adviceId: check.checkId } : { text: textIn(tail.advice, setting.language) },
  });
  const within = (checkId: PracticeCheck['checkId'], givenMs: number, limitMs: number): PracticeCheck => ({
    checkId,
    isPassed: givenMs <= limitMs,
    givenMs,
    limitMs,
  });

  const judgements: Judgement[] = [];
  if (observed.answerMs !== undefined) judgements.push(general(within('answer-time', observed.answerMs, expect.answerS * 1000), 1));
  if (observed.heldMs > 0) judgements.push(general(within('hold-time', observed.heldMs, expect.holdS * 1000), 1));
  if (observed.wrapUpMs !== undefined) judgements.push(general(within('wrap-up-time', observed.wrapUpMs, expect.wrapUpS * 1000), 1));
  if (tally !== undefined) {
    judgements.push(general(within('silence', tally.longestSilenceMs, longestSilenceMs), 1));
    judgements.push(general({ checkId: 'interruptions', isPassed: tally.interruptions <= mostInterruptions }, 1));
    // whoever hears well never asks for it
    if (mannerOf(scenario.caller.mood).quietDb !== undefined) {
      judgements.push(general({ checkId: 'loudness', isPassed: tally.louder === 0 }, 2));
    }
  }
  if (expect.script.isFinished) {
    judgements.push(general({ checkId: 'script-finished', isPassed: script?.progress.isFinished ?? false }, 1));
  }
  for (const answer of expect.script.answers) judgements.push(own(checkScriptAnswer(answer, script), 2, answer));
  for (const order of expect.script.order) {
    const check = checkScriptOrder(order, script);
    if (check !== undefined) judgements.push(own(check, 3, order));
  }
  for (const field of expect.form) judgements.push(own(checkFormValue(field, record, setting), 2, field));
  const transfer = checkTransfer(expect.transfer.to, observed.transferredTo, setting);
  if (transfer !== undefined) {
    const fallback: PracticeAdvice = { adviceId: expect.transfer.to.length > 0 ? 'transfer' : 'no-transfer' };
    judgements.push({ ...own(transfer, 3, expect.transfer), ...(expect.transfer.advice === undefined ? { advice: fallback } : {}) });
  }
  const isCutShort = observed.outcome === 'cut-off' || observed.outcome === 'left';
  if (isCutShort) judgements.push(general({ checkId: 'ending', isPassed: false }, 4));
  else if (expect.ending !== undefined) {
    judgements.push(own({ checkId: 'ending', isPassed: observed.endedBy === expect.ending.by }, 2, expect.ending));
  }
  return judgements;
}

/** Undefined when nobody was to be handed over and nobody was. */
function checkTransfer(expected: readonly string[], given: string | undefined, { centre, language }: Setting): PracticeCheck | undefined {
  if (expected.length === 0 && given === undefined) return undefined;
  const nameOf = (id: string) => {
    const found = centre.destinations.find(({ destinationId }) => destinationId === id);
    return found === undefined ? id : textIn(found.name, language);
  };
  return {
    checkId: 'transfer',
    isPassed: given !== undefined && expected.includes(given),
    ...(expected.length === 0 ? {} : { expected: expected.map(nameOf).join(' / ') }),
    ...(given === undefined ? {} : { given: nameOf(given) }),
  };
}

/** The worst first; what happened to the call as a whole before that. */
function adviseOn(outcome: PracticeResult['outcome'], judgements: readonly Judgement[]): PracticeAdvice[] {
  const failed = judgements.filter(({ check }) => !check.isPassed).sort((one, other) => other.weight - one.weight);
  const whole: PracticeAdvice[] = outcome === 'completed' || outcome === 'transferred' ? [] : [{ adviceId: outcome }];
  // a call that was cut short says so once
  const advice = [...whole, ...failed.filter(({ check }) => whole.length === 0 || check.checkId !== 'ending').map((each) => each.advice)];
  const distinct = [...new Map(advice.map((each) => [JSON.stringify(each), each])).values()];
  return distinct.length === 0 ? [{ adviceId: 'well-done' }] : distinct.slice(0, mostAdvice);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
