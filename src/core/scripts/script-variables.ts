import type { Card } from '../customers/card';

/** What a script's text may name in double braces. */
const scriptVariables = ['name', 'company', 'tariff', 'customerSince', 'balance', 'address', 'agent', 'queue'] as const;

export type ScriptVariable = (typeof scriptVariables)[number];
export type ScriptValues = Partial<Record<ScriptVariable, string>>;

/** Stands where a value is missing and the text names no fallback: the agent sees that something is to be asked. */
const missing = '…';

/** `{{name}}`, or with words for when it is not known: `{{name|Sir or Madam}}`. */
const placeholder = /\{\{\s*(\w+)\s*(?:\|([^{}]*))?\}\}/g;

/** The values of a conversation; whatever the card does not have is left out. */
export function collectScriptValues(card: Card | undefined, agent: string | undefined, queue: string | undefined): ScriptValues {
  const { name, company, tariff, customerSince, balance, address } = card ?? {};
  const values = { name, company, tariff, customerSince, balance, address, agent, queue };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value.trim() !== ''));
}

/**
 * The text with its placeholders filled. Values are not read for placeholders again, and what comes out is text to be
 * shown as text. `{{name|}}` leaves nothing where the name is missing.
 */
export function fillPlaceholders(text: string, values: ScriptValues): string {
  return text.replace(placeholder, (_, name: string, fallback: string | undefined) => {
    const value = isScriptVariable(name) ? values[name] : undefined;
    return value ?? fallback?.trim() ?? missing;
  });
}

/** The names in a text's placeholders, unknown ones included. */
export function listPlaceholders(text: string): string[] {
  return [...text.matchAll(placeholder)].map(([, name = '']) => name);
}

/** Whether double braces are left that are not a placeholder, such as `{{name}` or `{{ }}`. */
export function hasBrokenPlaceholder(text: string): boolean {
  return /\{\{|\}\}/.test(text.replace(placeholder, ''));
}

export function isScriptVariable(name: string): name is ScriptVariable {
  return (scriptVariables as readonly string[]).includes(name);
}
