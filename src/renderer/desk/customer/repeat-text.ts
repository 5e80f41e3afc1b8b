import type { Card } from '../../../core/customers/card';
import { useTranslation } from '../../i18n/translation';

/** Says which call of how many days this is: "Second call in 3 days". `contacts` are the earlier ones. */
export function useRepeatText({ contacts, withinDays }: NonNullable<Card['repeat']>): string {
  const { t } = useTranslation('customer');
  if (contacts === 1) return t('repeat.second', { count: withinDays });
  if (contacts === 2) return t('repeat.third', { count: withinDays });
  return t('repeat.more', { count: withinDays, nth: contacts + 1 });
}
