import { DateField } from '../../../ui';
import { type FormWidgetProps, fieldProps } from './field-props';

/** A day, kept as ISO 8601. */
export function DateWidget(props: FormWidgetProps) {
  const { value, onChange, options } = props;
  return (
    <DateField
      {...fieldProps(props)}
      value={typeof value === 'string' ? value : null}
      onChange={(date) => onChange(date ?? options.emptyValue)}
    />
  );
}
