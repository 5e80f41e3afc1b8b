import type { Form, FormValues } from './form';
import { type FieldSchema, listFields } from './form-fields';

/** Topic, outcome and summary of a finished form as people read them: choices by their titles. */
export function describeForHistory(form: Form, values: FormValues): { topic?: string; outcome?: string; summary?: string } {
  const schemas = new Map(listFields(form, values).map((field) => [field.name, field.schema]));
  const described = Object.entries(form.history).map(([part, field]) => [
    part,
    describeValue(schemas.get(field ?? ''), values[field ?? '']),
  ]);
  return Object.fromEntries(described.filter(([, text]) => text !== undefined && text !== ''));
}

/** A field's value as people read it, choices by their titles; undefined when it is empty. */
export function describeValue(schema: FieldSchema | undefined, value: unknown): string | undefined {
  if (schema === undefined || value === undefined || value === null) return undefined;
  if (Array.isArray(value)) {
    const items = schema.items as FieldSchema | undefined;
    return value.map((item) => titleOf(items ?? {}, item)).join(', ');
  }
  return titleOf(schema, value);
}

function titleOf(schema: FieldSchema, value: unknown): string {
  const options = Array.isArray(schema.oneOf) ? (schema.oneOf as { const?: unknown; title?: string }[]) : [];
  return options.find((option) => option.const === value)?.title ?? String(value).trim();
}
