import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../core/policy/configuration';
import { effectiveConfiguration } from '../policy/effective-configuration';
import { isJsonObject, type JsonObject } from '../policy/merge';
import { readPolicy } from '../policy/policy-file';
import { languageOf } from '../settings/language-of';

/** The interface's language, found out without anything that a failed start may lack: wrong or unreadable files are passed over. */
export function startLanguage(userFolder: string, policyFile: string, systemLanguage: string): Language {
  const { configuration } = effectiveConfiguration(readSettings(join(userFolder, 'settings.json')), readPolicy(policyFile));
  return languageOf(configuration, systemLanguage);
}

function readSettings(file: string): JsonObject {
  try {
    const settings: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isJsonObject(settings) ? settings : {};
  } catch {
    return {};
  }
}
