import { Search } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from '../../i18n/translation';
import { Kbd, VisuallyHidden } from '../../ui';
import { PendingReason } from '../agent/PendingReason';
import { StatusMenu } from '../agent/StatusMenu';
import { useKeyActions, useKeyTexts } from '../keys/KeyProvider';
import { PracticeMark } from '../practice/PracticeMark';
import { useWindowName } from '../practice/use-window-name';
import { useDesk, useDeskViewActions } from '../store/DeskProvider';
import { DeskMenu } from './DeskMenu';
import styles from './shell.module.css';

/** The top of the desk: what the agent is doing, for which queues, the search, and what is set once. */
export function TopBar() {
  const { t } = useTranslation('agent');
  const { shortcut, ...key } = useKeyTexts().keyProps('search');
  const { open } = useDeskViewActions();
  const queues = useDesk((state) => state.configuration.queues);
  const windowName = useWindowName();
  const openSearch = () => open({ kind: 'search' });
  useKeyActions({ search: openSearch, 'show-keys': () => open({ kind: 'keys' }) });
  return (
    <header className={styles.topBar}>
      <VisuallyHidden>
        <h1>{windowName}</h1>
      </VisuallyHidden>
      <PracticeMark />
      <StatusMenu />
      <PendingReason />
      <ul className={styles.queues} aria-label={t('queues')}>
        {queues.length === 0 ? <li>{t('noQueues')}</li> : queues.map(({ id, name }) => <li key={id}>{name}</li>)}
      </ul>
      <AriaButton className={styles.search ?? ''} onPress={openSearch} {...key}>
        <Search aria-hidden="true" />
        <span className={styles.searchText}>{t('search')}</span>
        <Kbd>{shortcut}</Kbd>
      </AriaButton>
      <DeskMenu />
    </header>
  );
}
