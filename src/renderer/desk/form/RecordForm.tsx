import type { IChangeEvent } from '@rjsf/core';
import type { ErrorSchema, RJSFSchema, UiSchema } from '@rjsf/utils';
import { useMemo } from 'react';
import type { Form, FormValues } from '../../../core/forms/form';
import { listFields } from '../../../core/forms/form-fields';
import { useTranslation } from '../../i18n/translation';
import { writeFieldProblem } from './field-problem';
import { jsonSchemaValidator } from './rjsf/json-schema-validator';
import { ThemedForm } from './rjsf/theme';

/** A field that main refused at the finish; `message` is the fault in terms of validate-form.ts. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

interface RecordFormProps {
  readonly form: Form;
  /** Nothing has to be filled in, and no field says so. */
  readonly isVoluntary: boolean;
  readonly values: FormValues;
  readonly problems: readonly FieldProblem[];
  readonly onChange: (values: FormValues, touched: readonly string[]) => void;
  readonly onBlur: () => void;
}

const idPrefix = 'record';

/** Only what a form's file gives as `default` is filled in: RJSF would else choose the first answer of a required question. */
const defaults = { constAsDefaults: 'never' } as const;

/** The fields of an after-call form. Its tag is no `<form>`, so that no key sends it by accident. */
export function RecordForm({ form, isVoluntary, values, problems, onChange, onBlur }: RecordFormProps) {
  const { t } = useTranslation('form');
  const schema = useMemo(() => (isVoluntary ? { ...form.schema, required: [] } : form.schema) as RJSFSchema, [form, isVoluntary]);
  // RJSF's type for this cannot be written for values of any shape
  const errors = useMemo(() => {
    const schemas = new Map(listFields(form, values).map(({ name, schema }) => [name, schema]));
    const messages = problems.map(({ field, message }) => {
      return [field, { __errors: [writeFieldProblem(t, message, schemas.get(field) ?? {})] }];
    });
    return Object.fromEntries(messages) as unknown;
  }, [problems, form, values, t]);

  function change({ formData }: IChangeEvent<FormValues>, id?: string) {
    const next = formData ?? {};
    const changed = changedFields(values, next);
    // without an id it was RJSF that filled in what the schema gives as default
    if (changed.length > 0) onChange(next, id === undefined ? [] : changed);
  }

  return (
    <ThemedForm
      tagName="div"
      className=""
      idPrefix={idPrefix}
      schema={schema}
      uiSchema={form.ui as UiSchema<FormValues>}
      validator={jsonSchemaValidator}
      formData={values}
      extraErrors={errors as ErrorSchema<FormValues>}
      noValidate
      experimental_defaultFormStateBehavior={defaults}
      showErrorList={false}
      onChange={change}
      onBlur={onBlur}
    >
      {/* RJSF would add its own button */}
      <span hidden />
    </ThemedForm>
  );
}

function changedFields(before: FormValues, after: FormValues): string[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields].filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

/** The name of the field that an element of the form belongs to. */
export function fieldAt(element: Element): string | undefined {
  return element.closest<HTMLElement>('[data-field]')?.dataset.field?.slice(idPrefix.length + 1);
}

/** Moves the focus into a field of the form on the screen. */
export function focusField(field: string) {
  const places = [...document.querySelectorAll<HTMLElement>('[data-field]')];
  const place = places.find(({ dataset }) => dataset.field === `${idPrefix}_${field}`);
  const inputs = place?.querySelectorAll<HTMLElement>('input, textarea, button, [tabindex="0"]') ?? [];
  [...inputs].find((input) => input.tabIndex >= 0 && !input.closest('[aria-hidden=true]'))?.focus();
}
