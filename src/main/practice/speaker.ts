import type { CallerCommand, CallerReport } from '../../contract/ipc/caller';
import type { Language } from '../../core/policy/configuration';
import { type DialogueEffect, type DialogueEvent, type DialogueMachine, startDialogue, transition } from '../../core/practice/dialogue';
import { outcomeOf } from '../../core/practice/dialogue-outcome';
import type { DialogueScript } from '../../core/practice/dialogue-script';
import { listLines } from '../../core/practice/lines';
import { type LocalText, textIn } from '../../core/practice/local-text';
import type { Manner } from '../../core/practice/manner';
import { readingMs } from '../../core/practice/reading-time';
import { unreachable } from '../../core/result';
import type { SessionClock } from '../session/session-clock';
import type { FindRecording } from './recordings';

export interface SpeakerOptions {
  readonly callId: string;
  readonly dialogue: DialogueScript;
  readonly manner: Manner;
  readonly language: Language;
  /** Of the scenario or the destination: names the recordings. */
  readonly speakerId: string;
  readonly hasMicrophone: boolean;
  readonly clock: SessionClock;
  findRecording: FindRecording;
  send(command: CallerCommand): void;
  /** A line without a recording is to be read, until there are other words or none (null). */
  showWords(words: string | null): void;
  hangUp(): void;
}

/** One simulated person on the line: plays a dialogue through the caller page. */
export interface Speaker {
  tell(event: DialogueEvent): void;
  hear(report: CallerReport): void;
  machine(): DialogueMachine;
  outcome(): ReturnType<typeof outcomeOf>;
  dispose(): void;
}

export function createSpeaker(options: SpeakerOptions): Speaker {
  const { callId, dialogue, manner, language, speakerId, hasMicrophone, clock } = options;
  const texts = new Map(listLines(dialogue).map(({ lineId, text }) => [lineId, text]));
  let machine = startDialogue(dialogue, manner, { hasMicrophone });
  let cancelWake: (() => void) | undefined;
  /** The line that is there to be read, not to be heard. */
  let silent: { lineId: string; cancel: () => void } | undefined;

  function tell(event: DialogueEvent): void {
    const step = transition(machine, event, clock.monotonic());
    machine = step.machine;
    for (const effect of step.effects) carryOut(effect);
  }

  function carryOut(effect: DialogueEffect): void {
    switch (effect.type) {
      case 'say':
        say(effect.lineId);
        break;
      case 'hush':
        options.send({ type: 'hush', callId });
        if (silent) finishSilent(silent.lineId, 0);
        break;
      case 'hang-up':
        options.hangUp();
        break;
      case 'wake':
        cancelWake?.();
        cancelWake = clock.after(effect.at - clock.monotonic(), () => tell({ type: 'clock' }));
        break;
      default:
        unreachable(effect);
    }
  }

  function say(lineId: string): void {
    const text = texts.get(lineId);
    const file = options.findRecording({ speakerId, lineId, language: spokenLanguage(text, language) });
    if (file !== undefined) options.send({ type: 'say', callId, lineId, file, gain: 1 });
    const words = file === undefined && text ? textIn(text, language) : null;
    options.showWords(words);
    if (file === undefined) finishSilent(lineId, readingMs(words ?? ''));
  }

  /** What is read is over when it could have been spoken. */
  function finishSilent(lineId: string, afterMs: number): void {
    silent?.cancel();
    const cancel = clock.after(afterMs, () => {
      silent = undefined;
      tell({ type: 'said', lineId });
    });
    silent = { lineId, cancel };
  }

  return {
    tell,
    hear(report) {
      if (report.type === 'connected' || report.type === 'agent-speaks') tell({ type: report.type });
      else if (report.type === 'agent-pauses') tell({ type: 'agent-pauses', spokenMs: report.spokenMs, levelDb: report.levelDb });
      else if (report.type === 'said') tell({ type: 'said', lineId: report.lineId });
    },
    machine: () => machine,
    outcome: () => outcomeOf(machine),
    dispose() {
      cancelWake?.();
      silent?.cancel();
    },
  };
}

/** A line without a text in this language was recorded in English. */
function spokenLanguage(text: LocalText | undefined, language: Language): Language {
  return text?.[language] === undefined ? 'en' : language;
}
