import type { TFunction } from 'i18next';
import type { FieldSchema } from '../../../core/forms/form-fields';
import type { FieldFault } from '../../../core/forms/validate-form';

/** Says what is wrong with a value, with the limits of its field. `fault` comes from main and may be one we do not know. */
export function writeFieldProblem(t: TFunction<'form'>, fault: string, schema: FieldSchema): string {
  const minimum = schema.minimum ?? schema.exclusiveMinimum;
  const maximum = schema.maximum ?? schema.exclusiveMaximum;
  switch (fault as FieldFault) {
    case 'required':
      return t('field.required');
    case 'not-a-choice':
      return t('field.notAChoice');
    case 'not-a-number':
      return t(schema.type === 'integer' ? 'field.integer' : 'field.number');
    case 'too-small':
      return t('field.minimum', { limit: minimum });
    case 'too-large':
      return t('field.maximum', { limit: maximum });
    case 'too-short':
      return t('field.minLength', { count: Number(schema.minLength) });
    case 'too-long':
      return t('field.maxLength', { count: Number(schema.maxLength) });
    case 'too-few':
      return t('field.minItems', { count: Number(schema.minItems) });
    case 'too-many':
      return t('field.maxItems', { count: Number(schema.maxItems) });
    case 'not-a-date':
      return t('field.date');
    case 'not-an-email':
      return t('field.email');
    default:
      return schema.pattern === undefined ? t('field.invalid') : t('field.pattern');
  }
}
