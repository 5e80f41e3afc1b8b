import type { DialogueScript } from './dialogue-script';
import type { LocalText } from './local-text';
import type { PracticeCentre } from './practice-centre';
import type { Mood } from './scenario';

/** Something a caller may say; `lineId` names its recording. */
export interface Line {
  readonly lineId: string;
  readonly text: LocalText;
}

/** The dialogue with the reactions of its mood, where it has none of its own. */
export function completeDialogue(dialogue: DialogueScript, mood: Mood, centre: Pick<PracticeCentre, 'reactions'>): DialogueScript {
  return { ...dialogue, reactions: { ...centre.reactions[mood], ...dialogue.reactions } };
}

/** Every line of a complete dialogue: its turns, then its reactions. */
export function listLines(dialogue: DialogueScript): readonly Line[] {
  const reactions = Object.entries(dialogue.reactions).flatMap(([lineId, text]) => (text === undefined ? [] : [{ lineId, text }]));
  return [...dialogue.turns.map(({ lineId, text }) => ({ lineId, text })), ...reactions];
}
