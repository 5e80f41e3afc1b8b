import type { CallerCommand, CallerReport } from '../../contract/ipc/caller';
import type { Conversation, DeskState, Practice } from '../../contract/ipc/desk-state';
import type { ExchangeCommand, ExchangeEvent } from '../../contract/practice/exchange';
import type { NewFact } from '../../core/journal/fact';
import type { PhoneEvent } from '../../core/phone/phone-event';
import type { Language } from '../../core/policy/configuration';
import type { CallObservation, EndedCall } from '../../core/practice/ended-call';
import { textIn } from '../../core/practice/local-text';
import type { PracticeCentre } from '../../core/practice/practice-centre';
import type { Scenario } from '../../core/practice/scenario';
import { type ObservedCall, scoreCall } from '../../core/practice/score-call';
import type { SessionClock } from '../session/session-clock';
import { createDialledCall, type DialledCall } from './dialled-call';
import { nextScenario } from './next-scenario';
import { createPracticeCall, type PracticeCall } from './practice-call';
import type { FindRecording } from './recordings';

export interface PracticeShiftPort {
  readonly clock: SessionClock;
  readonly centre: PracticeCentre;
  readonly scenarios: readonly Scenario[];
  readonly language: Language;
  /** Newest first. */
  readonly earlierResults: Practice['results'];
  /** Calls of an earlier run whose form is not on record yet. */
  readonly earlierCalls: readonly EndedCall[];
  hasMicrophone(): boolean;
  findRecording: FindRecording;
  sendExchange(command: ExchangeCommand): void;
  sendCaller(command: CallerCommand): void;
  publish(practice: Practice): void;
  keep(fact: PracticeFact): void;
}

/** What practice writes into its own journal. */
export type PracticeFact = Extract<NewFact, { type: 'practice-call' | 'practice-result' }>;

/** The slices of the desk's state that a shift goes by. */
export type DeskChanges = { readonly [Slice in 'agent' | 'conversations']?: DeskState[Slice] | undefined };

/** A practice shift: sends one caller after another to the agent who is ready, and tells how each call went. */
export interface PracticeShift {
  /** What the desk shows changed. */
  followDesk(changes: DeskChanges): void;
  handlePhone(event: PhoneEvent): void;
  handleExchange(event: ExchangeEvent): void;
  handleCaller(report: CallerReport): void;
  /** The after-call form of a conversation is on record. */
  recorded(conversation: Conversation, wrapUpMs: number): void;
  chooseNext(scenarioId: string | null): void;
  /** The exchange or the caller page is gone: the callers are, too. */
  loseCallers(isFinal: boolean): void;
  dispose(): void;
}

/** From Ready to the next caller, from a result to the caller after it (it wants to be read), and to one that was asked for. */
const delayMs = { usual: 2500, afterResult: 30_000, asked: 1000 } as const;

/** Results that the desk is shown. */
const shownResults = 200;

export function createPracticeShift(port: PracticeShiftPort): PracticeShift {
  const { clock, centre, scenarios, language } = port;
  let results = port.earlierResults;
  let chosenId: string | undefined;
  /** The agent wants the next caller now, whoever that is. */
  let isAsked = false;
  /** When the last result came in this shift. */
  let resultAt = Number.NEGATIVE_INFINITY;
  let hasFailed = false;
  let words: string | null = null;
  let isReady = false;
  let caller: PracticeCall | undefined;
  let coming: { at: number; cancel: () => void } | undefined;
  const dialled = new Map<string, DialledCall>();
  /** The desk's id of a call, by the caller's. */
  const deskIds = new Map<string, string>();
  /** Calls that are over but whose form is still open, by the desk's id. */
  const unfinished = new Map(port.earlierCalls.map((call) => [call.conversationId, call]));

  function publish(): void {
    port.publish({
      scenarios: scenarios.map(({ scenarioId, title, goal, queue, level }) => ({
        scenarioId,
        title: textIn(title, language),
        goal: textIn(goal, language),
        queueName: queueName(queue),
        level,
      })),
      ...(chosenId !== undefined && { nextScenarioId: chosenId }),
      next: describeNext(),
      ...(words !== null && { words }),
      results: [...results],
    });
  }

  function showWords(now: string | null): void {
    if (now === words) return;
    words = now;
    publish();
  }

  function describeNext(): Practice['next'] {
    if (hasFailed) return { kind: 'failed' };
    if (caller) return { kind: 'calling', scenarioId: caller.scenario.scenarioId };
    return coming ? { kind: 'coming', at: coming.at } : { kind: 'waiting' };
  }

  /** The id of a destination, or the number as it was dialled. */
  function destinationOf(number: string | undefined): string | undefined {
    return centre.destinations.find((destination) => destination.number === number)?.destinationId ?? number;
  }

  function queueName(queueId: string): string {
    const queue = centre.queues.find(({ id }) => id === queueId);
    return queue ? textIn(queue.name, language) : queueId;
  }

  function schedule(): void {
    const isWanted = isReady && !hasFailed && !caller && dialled.size === 0;
    if (!isWanted) {
      coming?.cancel();
      coming = undefined;
    } else if (!coming) {
      const now = clock.now();
      const wait = isAsked ? delayMs.asked : Math.max(delayMs.usual, resultAt + delayMs.afterResult - now);
      coming = { at: now + wait, cancel: clock.after(wait, call) };
    }
    publish();
  }

  function reschedule(): void {
    coming?.cancel();
    coming = undefined;
    schedule();
  }

  function call(): void {
    coming = undefined;
    const scenario =
      scenarios.find(({ scenarioId }) => scenarioId === chosenId) ??
      nextScenario(
        scenarios,
        centre.queues.map(({ id }) => id),
        results,
      );
    chosenId = undefined;
    isAsked = false;
    if (!scenario) return;
    const started: PracticeCall = createPracticeCall({
      callId: clock.newId(),
      scenario,
      centre,
      language,
      hasMicrophone: port.hasMicrophone(),
      clock,
      findRecording: port.findRecording,
      sendExchange: port.sendExchange,
      sendCaller: port.sendCaller,
      showWords,
      onOver: (observation) => close(started, observation),
    });
    caller = started;
    publish();
  }

  function close(ended: PracticeCall, observation: CallObservation): void {
    caller = undefined;
    showWords(null);
    const { callId, scenario } = ended;
    const conversationId = deskIds.get(callId);
    deskIds.delete(callId);
    if (observation.answerMs === undefined || conversationId === undefined) score(scenario, callId, observation);
    else {
      const call = { ...observation, callId, conversationId, scenarioId: scenario.scenarioId };
      unfinished.set(conversationId, call);
      port.keep({ type: 'practice-call', payload: call });
    }
    schedule();
  }

  function score(
    scenario: Scenario,
    callId: string,
    { transferTarget, ...observation }: CallObservation,
    record?: Pick<ObservedCall, 'wrapUpMs' | 'script' | 'record'>,
  ): void {
    const result = scoreCall(
      scenario,
      { ...observation, ...record, callId, at: clock.now(), transferredTo: destinationOf(transferTarget) },
      { centre, language, today: isoDate(clock.now()) },
    );
    results = [result, ...results].slice(0, shownResults);
    port.keep({ type: 'practice-result', payload: result });
    resultAt = clock.now();
    reschedule();
  }

  publish();

  return {
    followDesk({ agent, conversations }) {
      for (const { conversationId, script } of conversations ?? [])
        if (script && caller && deskIds.get(caller.callId) === conversationId) caller.followScript(script.progress);
      if (!agent) return;
      const now = agent.state.kind === 'ready' && agent.confirmed === 'available';
      if (now === isReady) return;
      isReady = now;
      schedule();
    },
    handlePhone(event) {
      if (event.type === 'incoming' && event.identity.reference !== undefined) deskIds.set(event.identity.reference, event.callId);
    },
    handleExchange(event) {
      if (event.type === 'dialled') {
        const { callId, target, sdp } = event;
        const onOver = (): void => {
          dialled.delete(callId);
          showWords(null);
          schedule();
        };
        const { hasMicrophone, findRecording, sendExchange, sendCaller } = port;
        const started = createDialledCall({
          callId,
          target,
          sdp,
          centre,
          language,
          hasMicrophone: hasMicrophone(),
          clock,
          findRecording,
          sendExchange,
          sendCaller,
          showWords,
          onOver,
        });
        dialled.set(callId, started);
        schedule();
      } else if ('callId' in event) partyOf(event.callId)?.handleExchange(event);
    },
    handleCaller(report) {
      if ('callId' in report) partyOf(report.callId)?.handleCaller(report);
    },
    recorded({ conversationId, script, form }, wrapUpMs) {
      const call = unfinished.get(conversationId);
      unfinished.delete(conversationId);
      const scenario = scenarios.find(({ scenarioId }) => scenarioId === call?.scenarioId);
      if (!call || !scenario) return;
      // of a wrap-up that was broken off nobody knows how long it took
      const isOfThisRun = !port.earlierCalls.includes(call);
      score(scenario, call.callId, call, { script, record: form, ...(isOfThisRun && { wrapUpMs }) });
    },
    chooseNext(scenarioId) {
      chosenId = scenarioId ?? undefined;
      isAsked = true;
      reschedule();
    },
    loseCallers(isFinal) {
      hasFailed ||= isFinal;
      for (const party of [caller, ...dialled.values()]) party?.end();
      schedule();
    },
    dispose() {
      coming?.cancel();
      for (const party of [caller, ...dialled.values()]) party?.dispose();
    },
  };

  function partyOf(callId: string): PracticeCall | DialledCall | undefined {
    return caller?.callId === callId ? caller : dialled.get(callId);
  }
}

/** The date of the PC's day (ISO 8601). */
function isoDate(now: number): string {
  const day = new Date(now);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
