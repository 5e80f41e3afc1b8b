import type { ReactNode } from 'react';
import type { Card } from '../../../core/customers/card';
import { localeOf } from '../../i18n/languages';
import { useTranslation } from '../../i18n/translation';
import { Lamp } from '../directory/Lamp';
import { useHints } from '../directory/use-hints';
import { Balance } from './Balance';
import styles from './customer.module.css';

/** What the centre's own data says of a customer; what it does not say is left out. */
export function CustomerFacts({ card }: { readonly card: Card }) {
  const { t, i18n } = useTranslation('customer');
  return (
    <dl className={styles.facts}>
      <Fact name={t('tariff')} value={card.tariff} />
      {card.balance !== undefined && <Fact name={t('balance')} value={<Balance key={card.cardId} balance={card.balance} />} />}
      <Fact name={t('address')} value={card.address} isWide />
      <Fact name={t('manager')} value={card.manager && <Manager name={card.manager} />} />
      <Fact name={t('company')} value={card.company} />
      <Fact name={t('email')} value={card.email} />
      <Fact name={t('language')} value={card.language && languageName(card.language, localeOf(i18n.language))} />
      <Fact name={t('externalId')} value={card.externalId} />
    </dl>
  );
}

/** Who looks after the customer, and whether they are in a call. */
function Manager({ name }: { readonly name: string }) {
  const hintOf = useHints();
  return (
    <span className={styles.manager}>
      {name} <Lamp hint={hintOf(name)} />
    </span>
  );
}

function Fact({ name, value, isWide = false }: { readonly name: string; readonly value: ReactNode; readonly isWide?: boolean }) {
  if (value === undefined || value === '') return null;
  return (
    <div className={styles.fact} data-wide={isWide || undefined}>
      <dt className={styles.factName}>{name}</dt>
      <dd className={styles.factValue}>{value}</dd>
    </div>
  );
}

/** The name of a language in the desk's own; its code as it is when it is none. */
function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
