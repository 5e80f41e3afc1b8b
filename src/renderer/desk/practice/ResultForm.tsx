import type { PracticeResult } from '../../../core/practice/practice-result';
import { useTranslation } from '../../i18n/translation';
import styles from './result.module.css';
import { useFieldWords } from './use-check-words';
import { Verdict } from './Verdict';

/** The form field by field: what was written, and what was to be. */
export function ResultForm({ checks }: Pick<PracticeResult, 'checks'>) {
  const { t } = useTranslation('practice');
  const words = useFieldWords();
  const fields = checks.filter(({ checkId }) => checkId === 'form-field');
  if (fields.length === 0) return null;
  return (
    <section>
      <h3>{t('result.form')}</h3>
      <table className={styles.fields}>
        <thead>
          <tr>
            <th scope="col">{t('result.field')}</th>
            <th scope="col">{t('result.written')}</th>
            <th scope="col">{t('result.expected')}</th>
            <th scope="col">{t('result.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((check, index) => {
            const { given, expected } = words(check);
            return (
              <tr key={index}>
                <th scope="row">{check.about}</th>
                <td>{given}</td>
                <td>{expected}</td>
                <td>
                  <Verdict isPassed={check.isPassed} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
