import type { CallerCommand, CallerReport } from '../../contract/ipc/caller';
import type { ExchangeCommand, ExchangeEvent } from '../../contract/practice/exchange';
import type { Language } from '../../core/policy/configuration';
import type { CallObservation } from '../../core/practice/ended-call';
import { lineQualityOf } from '../../core/practice/line-quality';
import { completeDialogue } from '../../core/practice/lines';
import { textIn } from '../../core/practice/local-text';
import { mannerOf } from '../../core/practice/manner';
import type { PracticeCentre } from '../../core/practice/practice-centre';
import type { Scenario } from '../../core/practice/scenario';
import type { ScriptProgress } from '../../core/scripts/script';
import type { SessionClock } from '../session/session-clock';
import type { FindRecording } from './recordings';
import { createSpeaker } from './speaker';

export interface PracticeCallOptions {
  readonly callId: string;
  readonly scenario: Scenario;
  readonly centre: PracticeCentre;
  readonly language: Language;
  readonly hasMicrophone: boolean;
  readonly clock: SessionClock;
  sendExchange(command: ExchangeCommand): void;
  findRecording: FindRecording;
  sendCaller(command: CallerCommand): void;
  /** What the other party says without a recording, to be read. */
  showWords(words: string | null): void;
  /** The caller is gone, once. */
  onOver(observation: CallObservation): void;
}

/** One simulated caller, from the moment the phone is to ring until somebody has hung up. */
export interface PracticeCall {
  readonly callId: string;
  readonly scenario: Scenario;
  handleExchange(event: ExchangeEvent): void;
  handleCaller(report: CallerReport): void;
  /** The agent has gone on in the script. */
  followScript(progress: ScriptProgress): void;
  /** Ends it from the caller's side: practice is over, or its parts are gone. */
  end(): void;
  dispose(): void;
}

export function createPracticeCall(options: PracticeCallOptions): PracticeCall {
  const { callId, scenario, centre, language, hasMicrophone, clock, sendExchange, sendCaller } = options;
  const { caller } = scenario;
  const speaker = createSpeaker({
    callId,
    dialogue: completeDialogue(scenario.dialogue, caller.mood, centre),
    manner: mannerOf(caller.mood),
    language,
    speakerId: scenario.scenarioId,
    hasMicrophone,
    clock,
    findRecording: options.findRecording,
    send: sendCaller,
    showWords: options.showWords,
    hangUp: () => hangUp(),
  });
  let rangAt: number | undefined;
  let answeredAt: number | undefined;
  let heldSince: number | undefined;
  let heldMs = 0;
  let transferTarget: string | undefined;
  let isOver = false;
  let cancelPatience: (() => void) | undefined;

  function hangUp(): void {
    sendExchange({ type: 'hang-up', callId });
    finish('caller');
  }

  function follow(isHold: boolean): void {
    if (isHold === (heldSince !== undefined)) return;
    if (heldSince !== undefined) heldMs += clock.now() - heldSince;
    heldSince = isHold ? clock.now() : undefined;
    speaker.tell({ type: isHold ? 'held' : 'resumed' });
  }

  function finish(endedBy: CallObservation['endedBy'], unanswered: 'missed' | 'rejected' | 'left' = 'left'): void {
    if (isOver) return;
    isOver = true;
    if (heldSince !== undefined) heldMs += clock.now() - heldSince;
    dispose();
    sendCaller({ type: 'end', callId });
    options.onOver({
      outcome: answeredAt === undefined ? unanswered : speaker.outcome(),
      heldMs,
      endedBy,
      ...(hasMicrophone && { tally: speaker.machine().tally }),
      ...(answeredAt !== undefined && { answerMs: answeredAt - (rangAt ?? answeredAt), talkMs: clock.now() - answeredAt - heldMs }),
      ...(transferTarget !== undefined && { transferTarget }),
    });
  }

  function dispose(): void {
    cancelPatience?.();
    speaker.dispose();
  }

  function enterQueue(sdp: string): void {
    const { background, number, name } = caller;
    const quality = lineQualityOf(caller.line);
    sendExchange({
      type: 'call',
      callId,
      to: { queueId: scenario.queue },
      ...(number !== 'withheld' && { number }),
      ...(number !== 'withheld' && name && { name: textIn(name, language) }),
      headers: { 'X-Queue': scenario.queue, 'X-Call-Ref': callId },
      sdp,
      ...(quality && { line: quality }),
    });
    sendCaller({ type: 'background', callId, noise: background.noise, gain: background.level });
    cancelPatience = clock.after(caller.patienceS * 1000, hangUp);
  }

  function handleExchange(event: ExchangeEvent): void {
    switch (event.type) {
      case 'ringing':
        rangAt ??= clock.now();
        break;
      case 'answered':
        answeredAt = clock.now();
        cancelPatience?.();
        sendCaller({ type: 'connect', callId, sdp: event.sdp });
        break;
      case 'not-taken':
        // the queue has taken the agent out of rotation, so this caller would wait for nobody
        sendExchange({ type: 'hang-up', callId });
        finish('caller', event.why === 'rejected' ? 'rejected' : 'missed');
        break;
      case 'offer':
        sendCaller({ type: 'respond', callId, requestId: event.requestId, sdp: event.sdp });
        follow(event.isHold);
        break;
      case 'transferred':
        transferTarget = event.target;
        speaker.tell({ type: 'transferred' }); // and the caller is gone
        finish('agent');
        break;
      case 'ended':
        speaker.tell({ type: 'ended', by: event.by });
        finish(event.by);
        break;
      default: // what concerns the agent's own calls, or nobody
    }
  }

  sendCaller({ type: 'prepare', callId });

  return {
    callId,
    scenario,
    handleExchange,
    handleCaller(report) {
      if (report.type === 'offer') enterQueue(report.sdp);
      else if (report.type === 'answer') sendExchange({ type: 'answer-offer', callId, requestId: report.requestId, sdp: report.sdp });
      else if (report.type === 'lost') hangUp();
      else speaker.hear(report);
    },
    followScript: (progress) => speaker.tell({ type: 'script', progress }),
    end: hangUp,
    dispose,
  };
}
