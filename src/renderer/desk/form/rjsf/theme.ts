// by path: the package's index pulls in its test registry, and with it a validator that we have not and that needs eval
import withTheme, { type ThemeProps } from '@rjsf/core/lib/withTheme.js';
import type { RJSFSchema } from '@rjsf/utils';
import type { FormValues } from '../../../../core/forms/form';
import { CheckboxWidget } from './CheckboxWidget';
import { CheckboxesWidget, RadioWidget, SelectWidget } from './ChoiceWidget';
import { DateWidget } from './DateWidget';
import { MoneyWidget, NumberWidget } from './NumberWidget';
import { TextareaWidget, TextWidget } from './TextWidget';
import { ArrayFieldTemplate, FieldTemplate, Nothing, ObjectFieldTemplate, UnsupportedFieldTemplate } from './templates';

/** Our fields in RJSF's places. A form file names `money` in `ui:widget`; the rest follows from its schema. */
const theme: ThemeProps<FormValues, RJSFSchema> = {
  widgets: {
    TextWidget,
    EmailWidget: TextWidget,
    URLWidget: TextWidget,
    TimeWidget: TextWidget,
    TextareaWidget,
    NumberWidget,
    UpDownWidget: NumberWidget,
    CheckboxWidget,
    CheckboxesWidget,
    RadioWidget,
    SelectWidget,
    DateWidget,
    money: MoneyWidget,
    MoneyWidget,
  },
  templates: {
    FieldTemplate,
    ObjectFieldTemplate,
    ArrayFieldTemplate,
    UnsupportedFieldTemplate,
    TitleFieldTemplate: Nothing,
    DescriptionFieldTemplate: Nothing,
    FieldErrorTemplate: Nothing,
    FieldHelpTemplate: Nothing,
  },
};

/** RJSF's form, made of our fields. */
export const ThemedForm = withTheme<FormValues, RJSFSchema>(theme);
