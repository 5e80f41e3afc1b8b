import type { RJSFSchema, WidgetProps } from '@rjsf/utils';
import type { FormValues } from '../../../../core/forms/form';

/** Props of a widget of our forms. */
export type FormWidgetProps = WidgetProps<FormValues, RJSFSchema>;

/** What every field of ours takes, out of what RJSF gives a widget. */
export function fieldProps({ id, label, schema, options, rawErrors, required, disabled, readonly, onBlur, value }: FormWidgetProps) {
  const description = options.help ?? options.description ?? schema.description;
  return {
    id,
    label,
    description: typeof description === 'string' ? description : undefined,
    error: rawErrors?.[0],
    isRequired: required ?? false,
    isDisabled: disabled || readonly || false,
    onBlur: () => onBlur(id, value),
  };
}
