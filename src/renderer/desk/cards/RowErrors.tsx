import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { RowError } from '../../../contract/ipc/card-import';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import styles from './import.module.css';

const rowHeight = 28;

/** Rows that were left out. Only those in sight are in the document, since there may be a thousand. */
export function RowErrors({ errors, total }: { readonly errors: readonly RowError[]; readonly total: number }) {
  const { t } = useTranslation('cards');
  const { number } = useFormats();
  const scroll = useRef<HTMLElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- only costs this small list its memoisation
  const rows = useVirtualizer({
    count: errors.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  return (
    <div className={styles.errors}>
      <h3>{t('done.errors')}</h3>
      {total > errors.length && (
        <p className={styles.muted}>{t('done.errorsFirst', { shown: number(errors.length), more: number(total - errors.length) })}</p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section ref={scroll} className={styles.errorScroll} aria-label={t('done.errors')} tabIndex={0}>
        <ul style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, key, start, size }) => {
            const error = errors[index];
            if (!error) return null;
            return (
              <li
                key={key}
                className={styles.error}
                style={{ height: size, transform: `translateY(${start}px)` }}
                aria-setsize={errors.length}
                aria-posinset={index + 1}
              >
                <span className={styles.errorRow}>{t('done.row', { row: number(error.row) })}</span>
                <RowProblem error={error} />
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}

function RowProblem({ error }: { readonly error: RowError }) {
  const { t } = useTranslation('cards');
  const problem = t(`rowProblem.${error.problem}`);
  return <span>{error.column ? t('rowProblem.inColumn', { problem, column: error.column }) : problem}</span>;
}
