import type { Card } from '../../../core/customers/card';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { Badge } from '../../ui';
import styles from './customer.module.css';

/** What a customer has from us, one line each. */
export function ProductList({ products }: { readonly products: Card['products'] }) {
  const { t } = useTranslation('customer');
  const formats = useFormats();
  if (products.length === 0) return null;
  return (
    <section aria-label={t('products')}>
      <h3 className={styles.factName}>{t('products')}</h3>
      <ul className={styles.products}>
        {products.map(({ name, status, detail, since }, index) => (
          <li key={index} className={styles.product}>
            <span className={styles.productName}>{name}</span>
            {status && <Badge>{status}</Badge>}
            {detail && <span className={styles.muted}>{detail}</span>}
            {since && <span className={styles.muted}>{t('since', { date: formats.isoDate(since) })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
