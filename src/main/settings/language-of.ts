import { type Configuration, type Language, languages } from '../../core/policy/configuration';

/** The interface's language: the chosen one, else the system's (BCP 47) where there is a catalogue for it, else English. */
export function languageOf(configuration: Configuration, systemLanguage: string): Language {
  const chosen = configuration.interface.language;
  if (chosen !== 'system') return chosen;
  const primary = systemLanguage.toLowerCase().split('-')[0];
  return languages.find((language) => language === primary) ?? 'en';
}
