import { z } from 'zod';
import type { Language } from '../policy/configuration';

/** A text by language (English always, and in place of what is missing), or plain text that is the same in all of them. */
export function localTextSchema(maxLength: number) {
  return byLanguage(z.string().trim().min(1).max(maxLength));
}

/** Words by language, or one list for all of them. */
export function localWordsSchema(maxLength: number, maxWords: number) {
  return byLanguage(z.array(z.string().min(1).max(maxLength)).min(1).max(maxWords));
}

export type LocalText = z.infer<ReturnType<typeof localTextSchema>>;
export type LocalWords = z.infer<ReturnType<typeof localWordsSchema>>;

export function textIn(text: LocalText, language: Language): string {
  return text[language] ?? text.en;
}

export function wordsIn(words: LocalWords, language: Language): readonly string[] {
  return words[language] ?? words.en;
}

function byLanguage<Value extends z.ZodType<string | string[]>>(value: Value) {
  const other = value.optional();
  return z.preprocess(
    (given) => (typeof given === 'string' || Array.isArray(given) ? { en: given } : given),
    z.object({ en: value, ru: other, uk: other, hu: other, sl: other, az: other }),
  );
}
