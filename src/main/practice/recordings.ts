import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../core/policy/configuration';

/** A line of a scenario's caller or of a colleague, in one language. */
export interface SpokenLine {
  /** Id of the scenario or of the destination; its recordings are in a folder of that name. */
  readonly speakerId: string;
  readonly lineId: string;
  readonly language: Language;
}

/** The recording of a line as the caller page asks for it; undefined where there is none. */
export type FindRecording = (line: SpokenLine) => string | undefined;

/**
 * Finds recordings in the `speech` folder beside the file that the speaker came from (`origins`, by the speaker's id): a
 * centre's own caller who takes the place of a shipped one never speaks with that one's words.
 */
export function recordingsOf(origins: ReadonlyMap<string, string>, shippedFolder: string | undefined): FindRecording {
  return ({ speakerId, lineId, language }) => {
    const origin = origins.get(speakerId);
    const file = `${language}/${speakerId}/${lineId}.ogg`;
    if (origin === undefined || !existsSync(join(origin, 'speech', file))) return undefined;
    return origin === shippedFolder ? file : `own/${file}`;
  };
}
