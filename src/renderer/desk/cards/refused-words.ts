import type { RefusedWords } from '../../../contract/ipc/refused-rows';
import { localeOf } from '../../i18n/languages';
import { useTranslation } from '../../i18n/translation';

/** What the file of left-out rows says beside their cells, in the language shown now. */
export function useRefusedWords(): () => RefusedWords {
  const { t, i18n } = useTranslation('cards');
  return () => ({
    fileName: t('refused.fileName'),
    headings: { row: t('refused.row'), column: t('refused.column'), problem: t('refused.problem') },
    problems: {
      'no-name': t('rowProblem.no-name'),
      'no-id': t('rowProblem.no-id'),
      'bad-phone': t('rowProblem.bad-phone'),
      'duplicate-id': t('rowProblem.duplicate-id'),
      'wrong-cell-count': t('rowProblem.wrong-cell-count'),
      'unclosed-quote': t('rowProblem.unclosed-quote'),
      'bad-date': t('rowProblem.bad-date'),
      'too-long': t('rowProblem.too-long'),
    },
    separator: separatorOf(i18n.language),
  });
}

/** Where a comma is in numbers, Excel wants a semicolon between cells and takes a line with commas for one cell. */
function separatorOf(language: string): RefusedWords['separator'] {
  const parts = new Intl.NumberFormat(localeOf(language)).formatToParts(0.5);
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ';' : ',';
}
