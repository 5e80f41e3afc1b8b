import { enumOptionsIndexForValue, enumOptionsValueForIndex } from '@rjsf/utils';
import { useTranslation } from '../../../i18n/translation';
import { CheckboxGroup, ComboBox, RadioGroup, Select } from '../../../ui';
import { type FormWidgetProps, fieldProps } from './field-props';

const fewChoices = 3;
const manyChoices = 12;
const nothing = 'nothing';

/** Choices by their place in the schema, since their values need not be text. */
function choicesOf({ options }: FormWidgetProps) {
  return (options.enumOptions ?? []).map(({ label }, index) => ({ id: String(index), text: label }));
}

function chosenOf({ value, options }: FormWidgetProps): string | null {
  const index = enumOptionsIndexForValue(value, options.enumOptions);
  return typeof index === 'string' ? index : null;
}

function useChoice(props: FormWidgetProps) {
  const { options, onChange } = props;
  return {
    ...fieldProps(props),
    value: chosenOf(props),
    choices: choicesOf(props),
    onChange: (id: string) => onChange(id === nothing ? undefined : enumOptionsValueForIndex(id, options.enumOptions, options.emptyValue)),
  };
}

/** One of a few, all in sight. */
export function RadioWidget(props: FormWidgetProps) {
  const choice = useChoice(props);
  const isShort = choice.choices.every(({ text }) => text.length <= 12);
  return <RadioGroup {...choice} isRow={isShort} />;
}

/** One of some: all in sight while they are few, otherwise in a list that opens; a long list can be narrowed by typing. */
export function SelectWidget(props: FormWidgetProps) {
  const { t } = useTranslation('form');
  const choice = useChoice(props);
  if (props.multiple) return <CheckboxesWidget {...props} />;
  if (choice.choices.length <= fewChoices && props.uiSchema?.['ui:widget'] !== 'select') return <RadioWidget {...props} />;
  const choices = props.required ? choice.choices : [...choice.choices, { id: nothing, text: t('field.nothing') }];
  const field = { ...choice, choices, placeholder: props.placeholder || t('field.choose') };
  return choices.length > manyChoices ? <ComboBox {...field} /> : <Select {...field} />;
}

/** Any number of some. */
export function CheckboxesWidget(props: FormWidgetProps) {
  const { options, onChange, value } = props;
  const index = enumOptionsIndexForValue(value, options.enumOptions, true);
  return (
    <CheckboxGroup
      {...fieldProps(props)}
      choices={choicesOf(props)}
      value={Array.isArray(index) ? index : []}
      onChange={(ids) => {
        // in the order of the schema, whatever the order of the clicks
        const chosen = [...ids].sort((one, other) => Number(one) - Number(other));
        onChange(enumOptionsValueForIndex(chosen, options.enumOptions, options.emptyValue));
      }}
    />
  );
}
