import { Repeat2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Card } from '../../../core/customers/card';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { Badge } from '../../ui';
import { Later } from '../view/Later';
import { CustomerFacts } from './CustomerFacts';
import styles from './customer.module.css';
import { PhoneButtons } from './PhoneButtons';
import { ProductList } from './ProductList';
import { useRepeatText } from './repeat-text';

interface CustomerCardProps {
  readonly card: Card;
  /** The number of the call that is on, as sent: it is the one not to dial. */
  readonly callingNumber?: string | undefined;
  readonly action?: ReactNode;
  /** What may be added to the numbers. */
  readonly numberToAdd?: ReactNode;
}

/** A customer at a glance: who, how long, what for last time, what they have, and the newest note. */
export function CustomerCard({ card, callingNumber, action, numberToAdd }: CustomerCardProps) {
  const { t } = useTranslation('customer');
  const formats = useFormats();
  const [latestNote] = card.notes.toSorted((one, other) => other.at - one.at);
  return (
    <article className={styles.card}>
      <header className={styles.cardHeader}>
        <div className={styles.who}>
          <h2 className={styles.name}>{card.name}</h2>
          {card.isVip && <Badge tone="accent">{t('vip')}</Badge>}
          {card.customerSince && <span className={styles.muted}>{t('since', { date: formats.isoDate(card.customerSince) })}</span>}
        </div>
        {action && (
          <div className={styles.action}>
            <Later>{action}</Later>
          </div>
        )}
      </header>
      {card.repeat && <RepeatSign repeat={card.repeat} />}
      {(card.phones.length > 0 || numberToAdd) && (
        <div className={styles.phonesPlace}>
          <Later>
            <PhoneButtons phones={card.phones} callingNumber={callingNumber} />
            {numberToAdd}
          </Later>
        </div>
      )}
      <CustomerFacts card={card} />
      <ProductList products={card.products} />
      {latestNote && (
        <p className={styles.latestNote}>
          <span className={styles.factName}>{t('latestNote')}</span>
          <span>{latestNote.body}</span>
          <span className={styles.muted}>
            {latestNote.author} · {formats.day(latestNote.at)}
          </span>
        </p>
      )}
    </article>
  );
}

/** That somebody calls again about something: the first thing to know, in words. */
function RepeatSign({ repeat }: { readonly repeat: NonNullable<Card['repeat']> }) {
  const { t } = useTranslation('customer');
  const text = useRepeatText(repeat);
  return (
    <p className={styles.repeat}>
      <Repeat2 aria-hidden="true" />
      <strong>{text}</strong>
      {repeat.lastTopic && (
        <span>
          {t('repeat.about')} <q>{repeat.lastTopic}</q>
        </span>
      )}
    </p>
  );
}
