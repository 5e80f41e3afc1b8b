import { type Schema, Validator } from '@cfworker/json-schema';
import type { Form, FormValues } from './form';
import { matchesPattern } from './pattern';

/** JSON Schema of one field, as far as we render it. */
export type FieldSchema = Readonly<Record<string, unknown>>;

/** In a field's schema: while it has the focus, the call is not recorded. */
export const pausingKeyword = 'x-pause-recording';

/** A field as it stands in the form right now. */
export interface FormField {
  readonly name: string;
  readonly schema: FieldSchema;
  readonly isRequired: boolean;
}

/** A part of the form's schema that adds fields: the form itself, or a `then` or `else`. */
interface Branch {
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
}

/** An `if` with what follows from it. */
export interface Condition {
  readonly if: Schema;
  readonly then?: Branch;
  readonly else?: Branch;
}

/** The conditions of a checked form: its own `if` first, then those of its `allOf`. */
export function conditionsOf(form: Form): readonly Condition[] {
  const schema = form.schema as { readonly if?: Schema; readonly allOf?: readonly Condition[] };
  const own = schema.if === undefined ? [] : [form.schema as unknown as Condition];
  return [...own, ...(schema.allOf ?? [])];
}

/** Every field that the form may show, conditional ones included, by name. */
export function defineFields(form: Form): ReadonlyMap<string, FieldSchema> {
  const base: Branch = form.schema as unknown as Branch;
  const branches = [base, ...conditionsOf(form).flatMap((condition) => [condition.then ?? {}, condition.else ?? {}])];
  const schemas = new Map<string, FieldSchema>();
  for (const branch of branches) {
    for (const [name, schema] of Object.entries(branch.properties ?? {})) schemas.set(name, { ...schemas.get(name), ...schema });
  }
  return schemas;
}

/**
 * The fields that apply to these values, in the order of the form: as `ui:order` says, otherwise as they stand in the
 * file with conditional ones last.
 */
export function listFields(form: Form, values: FormValues): readonly FormField[] {
  const given = withoutEmpty(values);
  const base: Branch = form.schema as unknown as Branch;
  const branches = [base, ...conditionsOf(form).map((condition) => chosenBranch(condition, given))];

  const schemas = new Map<string, FieldSchema>();
  for (const branch of branches) {
    for (const [name, schema] of Object.entries(branch.properties ?? {})) schemas.set(name, { ...schemas.get(name), ...schema });
  }
  const required = new Set(branches.flatMap((branch) => branch.required ?? []));
  return inOrder([...schemas.keys()], orderOf(form)).map((name) => ({
    name,
    schema: schemas.get(name) ?? {},
    isRequired: required.has(name),
  }));
}

/** The values without empty ones: blank text, empty lists and null are no values. */
export function withoutEmpty(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}

/** Whether the instance meets the schema; interpreted, never compiled to code. */
export function matches(schema: Schema, instance: unknown): boolean {
  return findFaults(schema, instance).size === 0;
}

/** The keywords that the instance does not meet; none when it is valid. The schema is left as it was. */
export function findFaults(schema: Schema, instance: unknown): ReadonlySet<string> {
  // The library marks the schemas that it has seen, so it gets one of its own, without what it would match by JavaScript.
  const { pattern, ...own } = JSON.parse(JSON.stringify(schema)) as Schema;
  const { errors } = new Validator(own.format === 'time' ? withLocalTime(own) : own, '2020-12', false).validate(instance);
  const faults = new Set(errors.map((error) => error.keyword));
  if (pattern !== undefined && typeof instance === 'string' && !matchesPattern(pattern, instance)) faults.add('pattern');
  return faults;
}

/** `14:30`, as people and input fields write it. JSON Schema's own `time` insists on seconds and knows zones (RFC 3339). */
function withLocalTime({ format: _format, ...schema }: Schema): Schema {
  return { ...schema, allOf: [{ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$' }] };
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function chosenBranch(condition: Condition, given: FormValues): Branch {
  return (matches(condition.if, given) ? condition.then : condition.else) ?? {};
}

function orderOf(form: Form): readonly string[] {
  const order = form.ui['ui:order'];
  return Array.isArray(order) ? order.filter((name) => typeof name === 'string') : [];
}

/** `*` in the order stands for all that it does not name; without it they come last. */
function inOrder(names: readonly string[], order: readonly string[]): readonly string[] {
  const others = names.filter((name) => !order.includes(name));
  const placed = (order.includes('*') ? order : [...order, '*']).flatMap((name) => (name === '*' ? others : [name]));
  return placed.filter((name) => names.includes(name));
}
