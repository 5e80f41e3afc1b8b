import type { ColumnMapping, ImportEncoding, ImportField, ImportPreview, ImportProblem } from '../../../contract/ipc/card-import';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, Select } from '../../ui';
import { checkMapping, importFields, isMappingUsable } from './check-mapping';
import { useSizeText } from './file-size';
import styles from './import.module.css';
import type { CardImport } from './import-store';

interface MapColumnsProps {
  readonly cards: CardImport;
  readonly preview: ImportPreview;
  readonly mapping: ColumnMapping;
  readonly problem: ImportProblem | undefined;
}

const encodings = ['utf-8', 'utf-16le', 'windows-1250', 'windows-1251', 'windows-1254', 'iso-8859-2'] as const satisfies ImportEncoding[];
const exampleRows = 3;

/** What each column is, beside its first rows, and whether that makes cards. */
export function MapColumns({ cards, preview, mapping, problem }: MapColumnsProps) {
  const { t } = useTranslation('cards');
  const sizeText = useSizeText();
  const isUsable = isMappingUsable(checkMapping(mapping));
  return (
    <div className={styles.mapping}>
      <div className={styles.file}>
        <div>
          <h3>{t('columns.title')}</h3>
          <p className={styles.muted}>{t('file', { name: preview.fileName, size: sizeText(preview.sizeBytes) })}</p>
          <p className={styles.muted}>{t('columns.text')}</p>
        </div>
        {preview.format === 'csv' && (
          <div className={styles.encoding}>
            <Select
              label={t('encoding')}
              description={t('encodingHint')}
              value={preview.encoding}
              choices={encodings.map((id) => ({ id, text: t(`encodings.${id}`) }))}
              onChange={(id) => void cards.setEncoding(id as ImportEncoding)}
            />
          </div>
        )}
      </div>
      {problem && <Banner severity="error" title={t(`problem.${problem}`)} announce="assertive" />}
      <ColumnTable cards={cards} preview={preview} mapping={mapping} />
      <div className={styles.footer}>
        <MappingSign mapping={mapping} />
        <Button onPress={() => void cards.choose()}>{t('choose.another')}</Button>
        <Button look="primary" isDisabled={!isUsable} onPress={() => void cards.start()}>
          {t('start')}
        </Button>
      </div>
    </div>
  );
}

const leaveOut = 'leave-out';

function ColumnTable({ cards, preview, mapping }: Pick<MapColumnsProps, 'cards' | 'preview' | 'mapping'>) {
  const { t } = useTranslation('cards');
  const choices = [{ id: leaveOut, text: t('columns.leaveOut') }, ...importFields.map((id) => ({ id, text: t(`fields.${id}`) }))];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles.tableScroll} aria-label={t('columns.title')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('columns.column')}</th>
            <th scope="col">{t('columns.field')}</th>
            <th scope="col">{t('columns.examples')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map((column, index) => {
            const name = column.trim() === '' ? t('columns.unnamed', { number: index + 1 }) : column;
            const field = mapping[index] ?? null;
            return (
              <tr key={index} data-left-out={field === null || undefined}>
                <th scope="row">{name}</th>
                <td className={styles.fieldCell}>
                  <Select
                    label={t('columns.fieldOf', { column: name })}
                    isLabelHidden
                    choices={choices}
                    value={field ?? leaveOut}
                    onChange={(id) => cards.setField(index, id === leaveOut ? null : (id as ImportField))}
                  />
                </td>
                <td className={styles.examples}>
                  {preview.rows
                    .slice(0, exampleRows)
                    .map((row) => row[index]?.trim())
                    .filter(Boolean)
                    .join(' · ')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** In words what is still missing, or that nothing is. */
function MappingSign({ mapping }: { readonly mapping: ColumnMapping }) {
  const { t, i18n } = useTranslation('cards');
  const check = checkMapping(mapping);
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const namesOf = (fields: readonly ImportField[]) => list.format(fields.map((field) => t(`fields.${field}`)));
  return (
    <div role="status" className={styles.sign}>
      {check.missing.length > 0 && <Banner severity="warning" title={t('check.missing', { fields: namesOf(check.missing) })} />}
      {check.repeated.length > 0 && <Banner severity="warning" title={t('check.repeated', { fields: namesOf(check.repeated) })} />}
      {isMappingUsable(check) && check.isWithoutPhone && <Banner severity="info" title={t('check.noPhone')} />}
      {isMappingUsable(check) && !check.isWithoutPhone && <span className={styles.good}>{t('check.good')}</span>}
    </div>
  );
}
