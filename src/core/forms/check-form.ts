import type { Schema } from '@cfworker/json-schema';
import { failure, type Result, success } from '../result';
import { checkField, type FieldProblem } from './check-field';
import type { Form } from './form';
import { type FieldSchema, matches } from './form-fields';

/** Why a form cannot be used. `where` says which part of the file names a field that is nowhere defined. */
export type FormDefinitionProblem =
  | FieldProblem
  | { readonly kind: 'no-fields' }
  | { readonly kind: 'bad-name'; readonly field: string }
  | { readonly kind: 'unsupported-keyword'; readonly keyword: string }
  | { readonly kind: 'incomplete-condition'; readonly index: number }
  /** The `if` does not require the field, so that it would hold while the field is still empty. */
  | { readonly kind: 'condition-on-empty'; readonly field: string }
  | { readonly kind: 'unknown-field'; readonly field: string; readonly where: 'required' | 'if' | 'history' | 'ui' };

/** What a form's schema may say beside its fields, and what each `then` and `else` may. */
const formKeywords = new Set(['$schema', 'title', 'description', 'type', 'properties', 'required', 'if', 'then', 'else', 'allOf']);
const conditionKeywords = new Set(['if', 'then', 'else']);
const branchKeywords = new Set(['properties', 'required']);

/** Names that keep their order in a JSON object and are plain in a path. */
const fieldName = /^[A-Za-z]\w{0,63}$/;

/** Looks over a form as the file holds it: we render and check every part of it, or the form is refused. */
export function checkForm(form: Form): Result<void, readonly FormDefinitionProblem[]> {
  const schema = form.schema as Readonly<Record<string, unknown>>;
  const problems: FormDefinitionProblem[] = unsupported(schema, formKeywords);
  const conditions = listConditions(schema, problems);
  const branches = [schema, ...conditions.flatMap((condition) => [condition.then, condition.else].filter(isObject))];

  const names = new Set<string>();
  for (const branch of branches) {
    if (branch !== schema) problems.push(...unsupported(branch, branchKeywords));
    for (const [field, definition] of Object.entries(isObject(branch.properties) ? branch.properties : {})) {
      if (!fieldName.test(field)) problems.push({ kind: 'bad-name', field });
      // A branch may narrow a field that the form defines; what it leaves out stays as it was.
      const whole = isObject(definition) ? { ...fieldOf(schema, field), ...definition } : {};
      problems.push(...checkField(field, whole));
      names.add(field);
    }
  }
  if (names.size === 0) problems.push({ kind: 'no-fields' });

  const named = (where: 'required' | 'if' | 'history' | 'ui', fields: readonly unknown[]) => {
    for (const field of fields) {
      if (typeof field !== 'string' || !names.has(field)) problems.push({ kind: 'unknown-field', field: String(field), where });
    }
  };
  for (const branch of branches) named('required', Array.isArray(branch.required) ? branch.required : []);
  for (const { if: condition } of conditions) {
    named('if', fieldsOfCondition(condition));
    for (const field of fieldsHeldEmpty(condition)) problems.push({ kind: 'condition-on-empty', field });
  }
  named('history', Object.values(form.history));
  named('ui', fieldsOfUi(form.ui));
  return problems.length > 0 ? failure(problems) : success(undefined);
}

function unsupported(schema: FieldSchema, keywords: ReadonlySet<string>): FormDefinitionProblem[] {
  return Object.keys(schema)
    .filter((keyword) => !keywords.has(keyword))
    .map((keyword) => ({ kind: 'unsupported-keyword', keyword }));
}

function listConditions(schema: FieldSchema, problems: FormDefinitionProblem[]): FieldSchema[] {
  const all = schema.allOf === undefined ? [] : Array.isArray(schema.allOf) ? schema.allOf : [schema.allOf];
  const candidates = ['if', 'then', 'else'].some((keyword) => keyword in schema) ? [schema, ...all] : all;
  const conditions: FieldSchema[] = [];
  candidates.forEach((condition, index) => {
    if (isObject(condition) && condition !== schema) problems.push(...unsupported(condition, conditionKeywords));
    const isWhole = isObject(condition) && isUsable(condition.if) && (isObject(condition.then) || isObject(condition.else));
    if (isWhole) {
      problems.push(...patternKeywords(condition.if).map((keyword) => ({ kind: 'unsupported-keyword', keyword }) as const));
      conditions.push(condition);
    } else problems.push({ kind: 'incomplete-condition', index });
  });
  return conditions;
}

/** The patterns in an `if`, at any depth: they would be matched at each key press, and by JavaScript. */
function patternKeywords(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(patternKeywords);
  if (!isObject(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (keyword === 'pattern' || keyword === 'patternProperties') return [keyword];
    if (keyword === 'const' || keyword === 'enum') return [];
    return keyword === 'properties' && isObject(value) ? Object.values(value).flatMap(patternKeywords) : patternKeywords(value);
  });
}

/** Whether an `if` names fields and can be evaluated at all. */
function isUsable(condition: unknown): condition is FieldSchema {
  if (!isObject(condition) || fieldsOfCondition(condition).length === 0) return false;
  try {
    matches(condition as Schema, {});
    return true;
  } catch {
    return false;
  }
}

function fieldsOfCondition(condition: unknown): string[] {
  return isObject(condition) ? [...new Set([...propertiesOf(condition), ...requiredOf(condition)])] : [];
}

function fieldsHeldEmpty(condition: unknown): string[] {
  return isObject(condition) ? propertiesOf(condition).filter((field) => !requiredOf(condition).includes(field)) : [];
}

function propertiesOf(schema: FieldSchema): string[] {
  return Object.keys(isObject(schema.properties) ? schema.properties : {});
}

function requiredOf(schema: FieldSchema): string[] {
  return Array.isArray(schema.required) ? schema.required.map(String) : [];
}

function fieldsOfUi(ui: Form['ui']): unknown[] {
  const order = Array.isArray(ui['ui:order']) ? ui['ui:order'].filter((name) => name !== '*') : [];
  return [...order, ...Object.keys(ui).filter((key) => !key.startsWith('ui:'))];
}

function fieldOf(schema: FieldSchema, field: string): FieldSchema {
  const definition = isObject(schema.properties) ? schema.properties[field] : undefined;
  return isObject(definition) ? definition : {};
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
