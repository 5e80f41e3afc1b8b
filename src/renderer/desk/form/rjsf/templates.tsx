import type { ArrayFieldTemplateProps, FieldTemplateProps, ObjectFieldTemplateProps, RJSFSchema } from '@rjsf/utils';
import type { FormValues } from '../../../../core/forms/form';
import { useTranslation } from '../../../i18n/translation';
import styles from './form-fields.module.css';

/** A place for one field, by whose path it is found again. Label, description and error belong to the widget. */
export function FieldTemplate({ id, hidden, children }: FieldTemplateProps<FormValues, RJSFSchema>) {
  return (
    <div className={styles.field} data-field={id} hidden={hidden ?? false}>
      {children}
    </div>
  );
}

/** The fields of the form, or of a group within it. */
export function ObjectFieldTemplate({ fieldPathId, title, description, properties }: ObjectFieldTemplateProps<FormValues, RJSFSchema>) {
  const fields = properties.map(({ content }) => content);
  if (fieldPathId.path.length === 0) {
    return (
      <div className={styles.fields}>
        {description && <p className={styles.description}>{description}</p>}
        {fields}
      </div>
    );
  }
  return (
    <fieldset className={styles.group}>
      {title && <legend className={styles.legend}>{title}</legend>}
      {description && <p className={styles.description}>{description}</p>}
      <div className={styles.fields}>{fields}</div>
    </fieldset>
  );
}

/** Lists other than choices have no place in an after-call form. */
export function ArrayFieldTemplate({ title }: ArrayFieldTemplateProps<FormValues, RJSFSchema>) {
  return <Unsupported title={title} />;
}

/** Says that a field's kind is not known, rather than leaving it out in silence. */
export function UnsupportedFieldTemplate({ schema }: { readonly schema: RJSFSchema }) {
  return <Unsupported title={schema.title} />;
}

function Unsupported({ title }: { readonly title: string | undefined }) {
  const { t } = useTranslation('form');
  return (
    <div>
      {title && <div className={styles.legend}>{title}</div>}
      <div className={styles.description}>{t('field.unsupported')}</div>
    </div>
  );
}

/** For what RJSF would show beside a field and our fields show themselves. */
export function Nothing() {
  return null;
}
