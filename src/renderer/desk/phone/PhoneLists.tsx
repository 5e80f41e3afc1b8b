import { useTranslation } from '../../i18n/translation';
import { Tabs } from '../../ui';
import { Contacts } from '../directory/Contacts';
import { RecentCalls } from '../history/RecentCalls';
import styles from './phone.module.css';

/** Below the dial field: whom the agent has talked with, and whom there is to call. */
export function PhoneLists() {
  const { t } = useTranslation(['directory', 'phone']);
  return (
    <div className={styles.lists}>
      <Tabs
        label={t('directory:lists')}
        tabs={[
          { id: 'recent', title: t('phone:recent.title'), content: <RecentCalls /> },
          { id: 'contacts', title: t('directory:tab'), content: <Contacts /> },
        ]}
      />
    </div>
  );
}
