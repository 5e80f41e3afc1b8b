import type { JsonObject } from '../policy/merge';
import type { SettingsFile } from './settings';

/** Only these sections of a settings file; what else it holds is neither seen nor lost. */
export function sectionsOf(file: SettingsFile, sections: readonly string[]): SettingsFile {
  const pick = (settings: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(settings).filter(([section]) => sections.includes(section)));
  return {
    read: () => pick(file.read()),
    write: (next) => file.write({ ...file.read(), ...pick(next) }),
  };
}
