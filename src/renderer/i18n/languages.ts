import type { Language } from '../../core/policy/configuration';

/** The languages with their own names, as a chooser shows them. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  ru: 'Русский',
  uk: 'Українська',
  hu: 'Magyar',
  sl: 'Slovenščina',
  az: 'Azərbaycanca',
};

/** Locale for dates and numbers; English is the European one, with a 24-hour clock. */
export function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

/** The languages in the order of a chooser. */
export const languages = Object.keys(languageNames) as Language[];
