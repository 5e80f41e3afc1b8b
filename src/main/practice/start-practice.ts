import type { Conversation, Practice } from '../../contract/ipc/desk-state';
import type { PhoneEvent } from '../../core/phone/phone-event';
import { readPracticeResults, readUnfinishedCalls } from '../database/practice-results';
import { log } from '../diagnostics/log';
import type { SessionClock } from '../session/session-clock';
import { openCallerWindow } from './caller-window';
import { type PracticeDatabase, seedCustomers } from './practice-customers';
import type { PracticeGround } from './practice-ground';
import { createPracticeShift, type DeskChanges, type PracticeFact } from './practice-shift';

export interface PracticePort {
  readonly ground: PracticeGround;
  readonly place: PracticeDatabase;
  readonly clock: SessionClock;
  agentName(): string;
  hasMicrophone(): boolean;
  publish(practice: Practice): void;
  keep(fact: PracticeFact): void;
}

/** A practice shift that runs: its callers, their sound, and the exchange they come through. */
export interface RunningPractice {
  followDesk(changes: DeskChanges): void;
  handlePhone(event: PhoneEvent): void;
  recorded(conversation: Conversation, wrapUpMs: number): void;
  chooseNext(scenarioId: string | null): void;
  close(): void;
}

/** Progress looks back over this many calls. */
const keptResults = 200;

export function startPractice({ ground, place, clock, agentName, hasMicrophone, publish, keep }: PracticePort): RunningPractice {
  const { exchange, centre, scenarios, language, findRecording } = ground;
  const callers = openCallerWindow({
    onReport: (report) => shift.handleCaller(report),
    onLost: () => shift.loseCallers(false),
  });
  const customers = scenarios.flatMap(({ customer }) => (customer ? [customer] : []));
  try {
    seedCustomers(place, customers, { language, agentName: agentName(), now: clock.now() });
  } catch (error) {
    log.error('The practice customers cannot be kept', error); // their calls can be taken all the same
  }
  const shift = createPracticeShift({
    clock,
    centre,
    scenarios,
    language,
    earlierResults: readPracticeResults(place.database, keptResults),
    earlierCalls: readUnfinishedCalls(place.database),
    hasMicrophone,
    findRecording,
    sendExchange: exchange.send,
    sendCaller: callers.send,
    publish,
    keep,
  });
  exchange.onEvent(shift.handleExchange);
  exchange.onLost(() => shift.loseCallers(true));

  return {
    followDesk: shift.followDesk,
    handlePhone: shift.handlePhone,
    recorded: shift.recorded,
    chooseNext: shift.chooseNext,
    close() {
      shift.dispose();
      callers.close();
      exchange.close();
    },
  };
}
