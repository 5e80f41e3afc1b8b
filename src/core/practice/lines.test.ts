import { expect, it } from 'vitest';
import { dialogueScriptSchema } from './dialogue-script';
import { lineQualityOf } from './line-quality';
import { completeDialogue, listLines } from './lines';
import { practiceCentreSchema } from './practice-centre';

const centre = practiceCentreSchema.parse({ reactions: { calm: { nudge: 'Hello?', interrupted: 'Please.' }, angry: { nudge: 'Well?' } } });

it("gives a dialogue the reactions of its mood, under the scenario's own", () => {
  const dialogue = dialogueScriptSchema.parse({
    turns: [{ lineId: 'bye', text: 'Bye' }],
    reactions: { nudge: { en: 'Are you there, dear?' } },
  });
  expect(listLines(completeDialogue(dialogue, 'calm', centre))).toEqual([
    { lineId: 'bye', text: { en: 'Bye' } },
    { lineId: 'nudge', text: { en: 'Are you there, dear?' } },
    { lineId: 'interrupted', text: { en: 'Please.' } },
  ]);
  expect(listLines(completeDialogue(dialogue, 'hurried', centre)).map(({ lineId }) => lineId)).toEqual(['bye', 'nudge']);
});

it('knows a line by name or by its figures', () => {
  expect(lineQualityOf('good')).toBeUndefined();
  expect(lineQualityOf('poor')?.loss).toBeGreaterThan(0);
  expect(lineQualityOf({ loss: 0.1, delayMs: 20, jitterMs: 5 })).toEqual({ loss: 0.1, delayMs: 20, jitterMs: 5 });
});
