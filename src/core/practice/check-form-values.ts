import type { Form, FormValues } from '../forms/form';
import { defineFields, type FieldSchema, withoutEmpty } from '../forms/form-fields';
import { describeValue } from '../forms/form-history';
import type { Language } from '../policy/configuration';
import { dayNumber, isoDay } from './calendar-day';
import type { FieldExpectation } from './expectation';
import { wordsIn } from './local-text';
import type { PracticeCheck } from './practice-result';

/** In which language the form was filled in, and the ISO date of that day. */
interface Setting {
  readonly language: Language;
  readonly today: string;
}

type FieldOutcome = Pick<PracticeCheck, 'rule' | 'expected' | 'given'> & { readonly isPassed: boolean };

/**
 * Holds one field of the finished form against what was expected of it, in the language of the call. `today` is its ISO
 * date; without a form nothing was written.
 */
export function checkFormValue(
  expected: FieldExpectation,
  record: { readonly form: Form; readonly values: FormValues } | undefined,
  setting: Setting,
): PracticeCheck {
  const schema = record === undefined ? undefined : defineFields(record.form).get(expected.field);
  const value = withoutEmpty(record?.values ?? {})[expected.field];
  const outcome = judge(expected, value, schema, setting);
  const about = typeof schema?.title === 'string' ? schema.title : expected.field;
  return { checkId: 'form-field', about, ...shorten(outcome) };
}

function judge(expected: FieldExpectation, value: unknown, schema: FieldSchema | undefined, { language, today }: Setting): FieldOutcome {
  const read = (each: unknown) => describeValue(schema, each);
  const given = read(value);
  if (expected.equals !== undefined) {
    return { rule: 'equals', isPassed: isSame(value, expected.equals), expected: read(expected.equals), given };
  }
  if (expected.oneOf !== undefined) {
    const isPassed = expected.oneOf.some((each) => isSame(value, each));
    return { rule: 'oneOf', isPassed, expected: expected.oneOf.map(read).join(' / '), given };
  }
  if (expected.contains !== undefined) {
    const parts = wordsIn(expected.contains, language);
    const isPassed = parts.some((part) => plain(value).includes(plain(part)));
    return { rule: 'contains', isPassed, expected: parts.join(' / '), given };
  }
  if (expected.lacks !== undefined) {
    // what must not be written down is not written down here either
    return { rule: 'lacks', isPassed: expected.lacks.every((part) => !plain(value).includes(plain(part))) };
  }
  if (expected.daysFromToday !== undefined) {
    const [first, last] = expected.daysFromToday.map((days) => (dayNumber(today) ?? 0) + days) as [number, number];
    const day = typeof value === 'string' ? dayNumber(value) : undefined;
    const isPassed = day !== undefined && day >= first && day <= last;
    return { rule: 'daysFromToday', isPassed, expected: first === last ? isoDay(first) : `${isoDay(first)} – ${isoDay(last)}`, given };
  }
  return expected.filled === false
    ? { rule: 'empty', isPassed: value === undefined, given }
    : { rule: 'filled', isPassed: value !== undefined, given };
}

function isSame(value: unknown, expected: unknown): boolean {
  if (Array.isArray(expected)) {
    return Array.isArray(value) && value.length === expected.length && expected.every((each) => value.includes(each));
  }
  return typeof expected === 'string' ? plain(value) === plain(expected) : value === expected;
}

/**
 * Text without what people write differently: case, accents, spaces, dashes, full stops, commas, slashes. Accents go first,
 * since the small letter of an Azerbaijani İ would keep its dot as one.
 */
function plain(value: unknown): string {
  const letters = typeof value === 'string' ? value.normalize('NFD').replace(/\p{M}+/gu, '') : '';
  return letters.toLowerCase().replace(/[\s\p{Dash}.,/]+/gu, '');
}

/** Within the limits of a result. */
function shorten({ expected, given, ...outcome }: FieldOutcome): FieldOutcome {
  return {
    ...outcome,
    ...(expected === undefined ? {} : { expected: expected.slice(0, 500) }),
    ...(given === undefined ? {} : { given: given.slice(0, 500) }),
  };
}
