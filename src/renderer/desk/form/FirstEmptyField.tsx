import { CornerDownRight } from 'lucide-react';
import type { Form, FormValues } from '../../../core/forms/form';
import { listFields, withoutEmpty } from '../../../core/forms/form-fields';
import { useTranslation } from '../../i18n/translation';
import { Button } from '../../ui';
import { focusField } from './RecordForm';
import styles from './record.module.css';

/** The first field that is still to be filled in; pressing it goes there. */
export function FirstEmptyField({ form, values }: { readonly form: Form; readonly values: FormValues }) {
  const { t } = useTranslation('form');
  const given = withoutEmpty(values);
  const empty = listFields(form, values).find(({ name, isRequired }) => isRequired && given[name] === undefined);
  if (!empty) return null;
  const title = typeof empty.schema.title === 'string' ? empty.schema.title : empty.name;
  return (
    <div className={styles.next}>
      <Button size="small" look="quiet" icon={<CornerDownRight aria-hidden="true" />} onPress={() => focusField(empty.name)}>
        {t('wrapUp.firstEmpty', { field: title })}
      </Button>
    </div>
  );
}
