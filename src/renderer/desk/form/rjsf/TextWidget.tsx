import { TextField } from '../../../ui';
import { type FormWidgetProps, fieldProps } from './field-props';
import { NumberWidget } from './NumberWidget';

/** A line of text, or as many as `ui:options.rows` says. */
export function TextWidget(props: FormWidgetProps) {
  const { value, onChange, options, schema, placeholder } = props;
  // RJSF falls back to this one for numbers as well
  if (schema.type === 'number' || schema.type === 'integer') return <NumberWidget {...props} />;
  const rows = typeof options.rows === 'number' ? { rows: options.rows } : {};
  return (
    <TextField
      {...fieldProps(props)}
      {...rows}
      {...(placeholder ? { placeholder } : {})}
      type={schema.format === 'email' || schema.format === 'time' ? schema.format : 'text'}
      value={typeof value === 'string' ? value : ''}
      onChange={(text) => onChange(text === '' ? options.emptyValue : text)}
    />
  );
}

/** Several lines; Enter makes a new one. */
export function TextareaWidget(props: FormWidgetProps) {
  return <TextWidget {...props} options={{ rows: 3, ...props.options }} />;
}
