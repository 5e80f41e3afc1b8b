import { useState } from 'react';
import { TextField } from '../../../ui';
import { type FormWidgetProps, fieldProps } from './field-props';

/** A number as JSON writes it, from one typed with a comma or with blanks between the thousands. */
function normalize(text: string): string {
  return text.replace(/\s/g, '').replace(',', '.');
}

/**
 * A number, kept at every key press: what is not (yet) a number stays as typed and is refused only at the finish. Shows
 * the text as it was typed until the value changes from elsewhere.
 */
export function NumberWidget(props: FormWidgetProps) {
  const { value, onChange, schema, placeholder } = props;
  const valueText = value === undefined || value === null ? '' : String(value);
  const [text, setText] = useState(valueText);
  const isTyped = normalize(text) === valueText || Number(normalize(text)) === value;
  return (
    <TextField
      {...fieldProps(props)}
      {...(placeholder ? { placeholder } : {})}
      inputMode={schema.type === 'integer' ? 'numeric' : 'decimal'}
      value={isTyped ? text : valueText}
      onChange={(typed) => {
        setText(typed);
        onChange(normalize(typed));
      }}
    />
  );
}

/** An amount; its label names the currency of `ui:options.currency`. */
export function MoneyWidget(props: FormWidgetProps) {
  const { currency } = props.options;
  const label = typeof currency === 'string' ? `${props.label} (${currency})` : props.label;
  return <NumberWidget {...props} label={label} />;
}
