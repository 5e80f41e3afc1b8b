import type { Schema } from '@cfworker/json-schema';
import type { Form, FormValues } from './form';
import { type FormField, findFaults, listFields, withoutEmpty } from './form-fields';

/** What is wrong with a value; a key of the catalogue of texts. */
export type FieldFault =
  | 'required'
  | 'not-a-choice'
  | 'not-a-number'
  | 'too-small'
  | 'too-large'
  | 'too-short'
  | 'too-long'
  | 'too-few'
  | 'too-many'
  | 'not-a-date'
  | 'not-an-email'
  | 'invalid';

export interface FormProblem {
  field: string;
  kind: 'required' | 'invalid';
  message: FieldFault;
}

/** What keeps a form from being finished, at most one problem a field, in the order of its fields. */
export function validateForm(form: Form, values: FormValues): FormProblem[] {
  const given = withoutEmpty(values);
  return listFields(form, values).flatMap((field): FormProblem[] => {
    const value = given[field.name];
    if (value === undefined) return field.isRequired ? [{ field: field.name, kind: 'required', message: 'required' }] : [];
    const fault = findFault(field, value);
    return fault === undefined ? [] : [{ field: field.name, kind: 'invalid', message: fault }];
  });
}

/** The values worth keeping: not empty, and of fields that apply, so that an answer to a question taken back is not on record. */
export function cleanFormValues(form: Form, values: FormValues): FormValues {
  const given = Object.entries(withoutEmpty(values));
  const fields = new Set(listFields(form, values).map((field) => field.name));
  return Object.fromEntries(given.filter(([name]) => fields.has(name)));
}

function findFault({ schema }: FormField, value: unknown): FieldFault | undefined {
  const keywords = findFaults(schema as Schema, value);
  if (keywords.size === 0) return undefined;
  if (['enum', 'oneOf', 'const'].some((keyword) => keywords.has(keyword))) return 'not-a-choice';
  if (keywords.has('type')) return schema.type === 'number' || schema.type === 'integer' ? 'not-a-number' : 'invalid';
  if (keywords.has('format')) return formatFaults[String(schema.format)] ?? 'invalid';
  const known = Object.entries(keywordFaults).find(([keyword]) => keywords.has(keyword));
  return known?.[1] ?? 'invalid';
}

const formatFaults: Readonly<Record<string, FieldFault>> = { date: 'not-a-date', email: 'not-an-email' };

const keywordFaults: Readonly<Record<string, FieldFault>> = {
  minimum: 'too-small',
  exclusiveMinimum: 'too-small',
  maximum: 'too-large',
  exclusiveMaximum: 'too-large',
  minLength: 'too-short',
  maxLength: 'too-long',
  minItems: 'too-few',
  maxItems: 'too-many',
};
