import type { Schema } from '@cfworker/json-schema';
import { type FieldSchema, matches, pausingKeyword } from './form-fields';
import { checkPattern, type PatternProblem } from './pattern';

/** What is wrong with the definition of one field. */
export type FieldProblem =
  | { readonly kind: 'missing-title'; readonly field: string }
  | { readonly kind: 'unsupported-type'; readonly field: string }
  | { readonly kind: 'unsupported-keyword'; readonly field: string; readonly keyword: string }
  | { readonly kind: 'bad-choices'; readonly field: string }
  | { readonly kind: PatternProblem; readonly field: string }
  | { readonly kind: 'contradictory-limits'; readonly field: string }
  | { readonly kind: 'bad-default'; readonly field: string }
  /** Whether it pauses the recording is said by `true` or `false`. */
  | { readonly kind: 'bad-pause'; readonly field: string };

const always = ['title', 'description', 'type', 'default', pausingKeyword];
const choices = ['enum', 'oneOf'];

/** Keywords that we render and check, by the field's type. */
const keywords: Readonly<Record<string, readonly string[]>> = {
  string: [...always, ...choices, 'format', 'minLength', 'maxLength', 'pattern'],
  number: [...always, ...choices, 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  integer: [...always, ...choices, 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  boolean: [...always, 'const'],
  array: [...always, 'items', 'minItems', 'maxItems', 'uniqueItems'],
};

const formats = new Set<unknown>([undefined, 'date', 'time', 'email']);

/** Fields are text, date, number, integer, yes or no, one choice, or several choices (`array` whose items are choices). */
export function checkField(field: string, schema: FieldSchema): FieldProblem[] {
  const known = keywords[String(schema.type)];
  if (known === undefined || !formats.has(schema.format)) return [{ kind: 'unsupported-type', field }];

  const problems: FieldProblem[] = Object.keys(schema)
    .filter((keyword) => !known.includes(keyword))
    .map((keyword) => ({ kind: 'unsupported-keyword', field, keyword }));
  if (typeof schema.title !== 'string' || schema.title.trim() === '') problems.push({ kind: 'missing-title', field });
  if (![undefined, true, false].includes(schema[pausingKeyword] as boolean | undefined)) problems.push({ kind: 'bad-pause', field });
  if (!hasGoodChoices(schema)) problems.push({ kind: 'bad-choices', field });
  const patternProblem = schema.pattern === undefined ? undefined : checkPattern(schema.pattern);
  if (patternProblem) problems.push({ kind: patternProblem, field });
  if (limits.some(([low, high]) => isAbove(schema[low], schema[high]))) problems.push({ kind: 'contradictory-limits', field });
  if (problems.length === 0 && schema.default !== undefined && !matches(schema as Schema, schema.default)) {
    problems.push({ kind: 'bad-default', field });
  }
  return problems;
}

const limits = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
] as const;

function isAbove(low: unknown, high: unknown): boolean {
  return typeof low === 'number' && typeof high === 'number' && low > high;
}

/** What the list of an array's choices, and a choice in it, may say. */
const itemKeywords = new Set(['type', ...choices]);
const choiceKeywords = new Set(['const', 'title']);

/** Choices are `enum`, or `oneOf` of `const` and `title`; an array has them in its `items`. Each value once. */
function hasGoodChoices(schema: FieldSchema): boolean {
  if (schema.type === 'array') {
    const items = schema.items;
    if (typeof items !== 'object' || items === null || Array.isArray(items)) return false;
    const itemSchema = items as FieldSchema;
    const isKnown = Object.keys(itemSchema).every((keyword) => itemKeywords.has(keyword));
    return isKnown && itemSchema.type === 'string' && isListOfChoices(itemSchema) && hasGoodChoices(itemSchema);
  }
  return isListOfChoices(schema) ? areDistinct(valuesOf(schema)) : schema.enum === undefined && schema.oneOf === undefined;
}

function isListOfChoices(schema: FieldSchema): boolean {
  const list = schema.enum ?? schema.oneOf;
  return Array.isArray(list) && list.length > 0 && (schema.enum === undefined || schema.oneOf === undefined);
}

function valuesOf(schema: FieldSchema): unknown[] {
  if (Array.isArray(schema.enum)) return schema.enum;
  const options = Array.isArray(schema.oneOf) ? (schema.oneOf as unknown[]) : [];
  return options.map((option) => {
    const { const: value, title } = (option ?? {}) as { const?: unknown; title?: unknown };
    const isKnown = Object.keys(option ?? {}).every((keyword) => choiceKeywords.has(keyword));
    return isKnown && typeof title === 'string' ? value : undefined;
  });
}

function areDistinct(values: readonly unknown[]): boolean {
  return values.every((value) => ['string', 'number'].includes(typeof value)) && new Set(values).size === values.length;
}
