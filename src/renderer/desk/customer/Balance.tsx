import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/translation';
import { IconButton, VisuallyHidden } from '../../ui';
import { useKeyActions, useKeyTexts } from '../keys/KeyProvider';
import styles from './customer.module.css';

const mask = '••••••';

/** A balance that is covered until it is asked for: screens of a call centre are seen by many. */
export function Balance({ balance }: { readonly balance: string }) {
  const { t } = useTranslation('customer');
  const [isShown, setIsShown] = useState(false);
  const { keyProps } = useKeyTexts();
  const toggle = () => setIsShown(!isShown);
  useKeyActions({ balance: toggle });
  return (
    <span className={styles.balance}>
      {isShown ? (
        <span className={styles.amount}>{balance}</span>
      ) : (
        <>
          <span className={styles.amount} aria-hidden="true">
            {mask}
          </span>
          <VisuallyHidden>{t('balanceHidden')}</VisuallyHidden>
        </>
      )}
      <IconButton size="small" label={t(isShown ? 'hideBalance' : 'showBalance')} {...keyProps('balance')} onPress={toggle}>
        {isShown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
      </IconButton>
    </span>
  );
}
