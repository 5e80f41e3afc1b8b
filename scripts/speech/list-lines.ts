import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languages } from '../../src/core/policy/configuration';
import { completeDialogue, type Line, listLines } from '../../src/core/practice/lines';
import type { Voice } from '../../src/core/practice/scenario';
import { loadContent } from '../../src/main/content/load-content';
import { loadScenarios } from '../../src/main/practice/load-scenarios';

/** One recording that practice needs, by its path below `speech/`. */
export interface Recording {
  readonly file: string;
  readonly language: Language;
  readonly text: string;
  readonly voice: Voice;
  /** Changes when the recording has to be made anew. */
  readonly mark: string;
}

/** Every line of the shipped practice, in each language that it is written in. */
export function listRecordings(folder: string): readonly Recording[] {
  return languages
    .filter((language) => existsSync(join(folder, 'content', language)))
    .flatMap((language) => recordingsIn(folder, language));
}

function recordingsIn(folder: string, language: Language): readonly Recording[] {
  const { centre, scenarios } = loadScenarios([folder], loadContent([join(folder, 'content', language)]));
  const callers = [...scenarios.values()].flatMap(({ scenarioId, caller, dialogue }) =>
    spoken(language, scenarioId, caller.voice, listLines(completeDialogue(dialogue, caller.mood, centre))),
  );
  const colleagues = centre.destinations.flatMap(({ destinationId, colleague }) =>
    colleague ? spoken(language, destinationId, colleague.voice, listLines(completeDialogue(colleague.dialogue, 'calm', centre))) : [],
  );
  return [...callers, ...colleagues];
}

function spoken(language: Language, folder: string, voice: Voice, lines: readonly Line[]): Recording[] {
  return lines.flatMap(({ lineId, text }) => {
    const words = text[language];
    if (words === undefined) return [];
    const mark = createHash('sha256')
      .update(JSON.stringify([voice, words]))
      .digest('hex')
      .slice(0, 16);
    return [{ file: `${language}/${folder}/${lineId}.ogg`, language, text: words, voice, mark }];
  });
}
