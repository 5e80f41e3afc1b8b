import { z } from 'zod';
import type { Language } from '../policy/configuration';

/** A text by language (English always, and in place of what is missing), or plain text that is the same in all of them. */
export function localTextSchema(maxLength: number) {
  const text = z.string().trim().min(1).max(maxLength);
  const other = text.optional();
  return z.preprocess(
    (value) => (typeof value === 'string' ? { en: value } : value),
    z.object({ en: text, ru: other, uk: other, hu: other, sl: other, az: other }),
  );
}

export type LocalText = z.infer<ReturnType<typeof localTextSchema>>;

export function textIn(text: LocalText, language: Language): string {
  return text[language] ?? text.en;
}
