import type { CallerCommand, CallerReport } from '../../contract/ipc/caller';
import type { Language } from '../../core/policy/configuration';
import { type DialogueEffect, type DialogueEvent, type DialogueMachine, startDialogue, transition } from '../../core/practice/dialogue';
import { outcomeOf } from '../../core/practice/dialogue-outcome';
import type { DialogueScript } from '../../core/practice/dialogue-script';
import { listLines } from '../../core/practice/lines';
import type { LocalText } from '../../core/practice/local-text';
import type { Manner } from '../../core/practice/manner';
import { unreachable } from '../../core/result';
import type { SessionClock } from '../session/session-clock';

export interface SpeakerOptions {
  readonly callId: string;
  readonly dialogue: DialogueScript;
  readonly manner: Manner;
  readonly language: Language;
  /** Folder of the recordings, within that of the language. */
  readonly folder: string;
  readonly hasMicrophone: boolean;
  readonly clock: SessionClock;
  send(command: CallerCommand): void;
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
  const { callId, dialogue, manner, language, folder, hasMicrophone, clock } = options;
  const texts = new Map(listLines(dialogue).map(({ lineId, text }) => [lineId, text]));
  let machine = startDialogue(dialogue, manner, { hasMicrophone });
  let cancelWake: (() => void) | undefined;

  function tell(event: DialogueEvent): void {
    const step = transition(machine, event, clock.monotonic());
    machine = step.machine;
    for (const effect of step.effects) carryOut(effect);
  }

  function carryOut(effect: DialogueEffect): void {
    switch (effect.type) {
      case 'say':
        options.send({ type: 'say', callId, lineId: effect.lineId, file: recordingOf(effect.lineId), gain: 1 });
        break;
      case 'hush':
        options.send({ type: 'hush', callId });
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

  function recordingOf(lineId: string): string {
    return `${spokenLanguage(texts.get(lineId), language)}/${folder}/${lineId}.ogg`;
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
    dispose: () => cancelWake?.(),
  };
}

/** A line without a text in this language was recorded in English. */
function spokenLanguage(text: LocalText | undefined, language: Language): Language {
  return text?.[language] === undefined ? 'en' : language;
}
