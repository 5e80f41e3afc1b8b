import type { CallerCommand, CallerReport } from '../../contract/ipc/caller';
import type { ExchangeCommand, ExchangeEvent } from '../../contract/practice/exchange';
import type { Language } from '../../core/policy/configuration';
import { completeDialogue } from '../../core/practice/lines';
import { mannerOf } from '../../core/practice/manner';
import type { PracticeCentre } from '../../core/practice/practice-centre';
import type { SessionClock } from '../session/session-clock';
import type { FindRecording } from './recordings';
import { createSpeaker, type Speaker } from './speaker';

export interface DialledCallOptions {
  readonly callId: string;
  readonly target: string;
  /** The agent's offer. */
  readonly sdp: string;
  readonly centre: PracticeCentre;
  readonly language: Language;
  readonly hasMicrophone: boolean;
  readonly clock: SessionClock;
  sendExchange(command: ExchangeCommand): void;
  findRecording: FindRecording;
  sendCaller(command: CallerCommand): void;
  /** What the other party says without a recording, to be read. */
  showWords(words: string | null): void;
  onOver(): void;
}

/** A call that the agent dialled: a colleague of the practice centre picks up, is busy, or is not there. */
export interface DialledCall {
  readonly callId: string;
  handleExchange(event: ExchangeEvent): void;
  handleCaller(report: CallerReport): void;
  end(): void;
  dispose(): void;
}

/** How long a colleague lets it ring, and how long nobody does. */
const pickUpMs = 2500;
const noAnswerMs = 20_000;

/** RFC 3261, 21.4: busy here, temporarily unavailable, not found. */
const busyStatus = 486;
const noAnswerStatus = 480;
const unknownStatus = 404;

export function createDialledCall(options: DialledCallOptions): DialledCall {
  const { callId, target, sdp, centre, language, hasMicrophone, clock, sendExchange, sendCaller } = options;
  const destination = centre.destinations.find(({ number }) => number === target);
  let speaker: Speaker | undefined;
  let isOver = false;
  let cancelTimer: (() => void) | undefined;

  function finish(): void {
    if (isOver) return;
    isOver = true;
    dispose();
    if (speaker) sendCaller({ type: 'end', callId });
    options.onOver();
  }

  function dispose(): void {
    cancelTimer?.();
    speaker?.dispose();
  }

  function refuse(status: number): void {
    sendExchange({ type: 'refuse', callId, status });
    finish();
  }

  function end(): void {
    sendExchange({ type: 'hang-up', callId });
    finish();
  }

  function pickUp(): void {
    const colleague = destination?.colleague;
    if (!destination || !colleague) {
      refuse(noAnswerStatus);
      return;
    }
    speaker = createSpeaker({
      callId,
      dialogue: completeDialogue(colleague.dialogue, 'calm', centre),
      manner: mannerOf('calm'),
      language,
      speakerId: destination.destinationId,
      hasMicrophone,
      clock,
      findRecording: options.findRecording,
      send: sendCaller,
      showWords: options.showWords,
      hangUp: end,
    });
    sendCaller({ type: 'respond', callId, requestId: callId, sdp });
  }

  if (!destination) cancelTimer = clock.after(0, () => refuse(unknownStatus));
  else if (destination.behaviour === 'busy') cancelTimer = clock.after(0, () => refuse(busyStatus));
  else if (destination.behaviour === 'no-answer') cancelTimer = clock.after(noAnswerMs, () => refuse(noAnswerStatus));
  else cancelTimer = clock.after(pickUpMs, pickUp);

  return {
    callId,
    handleExchange(event) {
      if (event.type === 'offer') {
        sendCaller({ type: 'respond', callId, requestId: event.requestId, sdp: event.sdp });
        speaker?.tell({ type: event.isHold ? 'held' : 'resumed' });
      } else if (event.type === 'ended' || event.type === 'transferred') {
        speaker?.tell(event.type === 'ended' ? { type: 'ended', by: event.by } : { type: 'transferred' });
        finish();
      }
    },
    handleCaller(report) {
      if (report.type === 'answer' && report.requestId === callId) sendExchange({ type: 'accept', callId, sdp: report.sdp });
      else if (report.type === 'answer') sendExchange({ type: 'answer-offer', callId, requestId: report.requestId, sdp: report.sdp });
      else if (report.type === 'lost') end();
      else speaker?.hear(report);
    },
    end,
    dispose,
  };
}
