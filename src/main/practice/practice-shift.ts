import type { CallerCommand, CallerReport } from '../../contract/ipc/caller';
import type { Conversation, DeskState, Practice } from '../../contract/ipc/desk-state';
import type { ExchangeCommand, ExchangeEvent } from '../../contract/practice/exchange';
import type { PhoneEvent } from '../../core/phone/phone-event';
import type { Language } from '../../core/policy/configuration';
import { textIn } from '../../core/practice/local-text';
import type { PracticeCentre } from '../../core/practice/practice-centre';
import type { Scenario } from '../../core/practice/scenario';
import { scoreCall } from '../../core/practice/score-call';
import type { SessionClock } from '../session/session-clock';
import { createDialledCall, type DialledCall } from './dialled-call';
import { nextScenario } from './next-scenario';
import { type CallObservation, createPracticeCall, type PracticeCall } from './practice-call';

export interface PracticeShiftPort {
  readonly clock: SessionClock;
  readonly centre: PracticeCentre;
  readonly scenarios: readonly Scenario[];
  readonly language: Language;
  /** Newest first. */
  readonly earlierResults: Practice['results'];
  hasMicrophone(): boolean;
  sendExchange(command: ExchangeCommand): void;
  sendCaller(command: CallerCommand): void;
  publish(practice: Practice): void;
  keepResult(result: Practice['results'][number]): void;
}

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
  let isReady = false;
  let caller: PracticeCall | undefined;
  let coming: { at: number; cancel: () => void } | undefined;
  const dialled = new Map<string, DialledCall>();
  /** The desk's id of a call, by the caller's. */
  const deskIds = new Map<string, string>();
  /** Calls that are over but whose form is still open, by the desk's id. */
  const unfinished = new Map<string, { call: PracticeCall; observation: CallObservation }>();

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
      results: [...results],
    });
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
      sendExchange: port.sendExchange,
      sendCaller: port.sendCaller,
      onOver: (observation) => close(started, observation),
    });
    caller = started;
    publish();
  }

  function close(ended: PracticeCall, observation: CallObservation): void {
    caller = undefined;
    const deskId = deskIds.get(ended.callId);
    deskIds.delete(ended.callId);
    if (observation.answerMs === undefined || deskId === undefined) score(ended, observation);
    else unfinished.set(deskId, { call: ended, observation });
    schedule();
  }

  function score(
    { callId, scenario }: PracticeCall,
    observation: CallObservation,
    record?: { conversation: Conversation; wrapUpMs: number },
  ): void {
    const result = scoreCall(
      scenario,
      {
        callId,
        at: clock.now(),
        outcome: observation.outcome,
        heldMs: observation.heldMs,
        answerMs: observation.answerMs,
        talkMs: observation.talkMs,
        endedBy: observation.endedBy,
        transferredTo: destinationOf(observation.transferTarget),
        ...(port.hasMicrophone() && { tally: observation.tally }),
        ...(record && { wrapUpMs: record.wrapUpMs, script: record.conversation.script, record: record.conversation.form }),
      },
      { centre, language, today: isoDate(clock.now()) },
    );
    results = [result, ...results].slice(0, shownResults);
    port.keepResult(result);
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
          schedule();
        };
        const { hasMicrophone, sendExchange, sendCaller } = port;
        const started = createDialledCall({
          callId,
          target,
          sdp,
          centre,
          language,
          hasMicrophone: hasMicrophone(),
          clock,
          sendExchange,
          sendCaller,
          onOver,
        });
        dialled.set(callId, started);
        schedule();
      } else if ('callId' in event) partyOf(event.callId)?.handleExchange(event);
    },
    handleCaller(report) {
      if ('callId' in report) partyOf(report.callId)?.handleCaller(report);
    },
    recorded(conversation, wrapUpMs) {
      const ended = unfinished.get(conversation.conversationId);
      if (!ended) return;
      unfinished.delete(conversation.conversationId);
      score(ended.call, ended.observation, { conversation, wrapUpMs });
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
