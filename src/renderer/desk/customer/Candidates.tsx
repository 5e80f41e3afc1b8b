import { ChevronRight, UserSearch } from 'lucide-react';
import type { Conversation } from '../../../contract/ipc/desk-state';
import { useTranslation } from '../../i18n/translation';
import { Button, ListBox, ListRow } from '../../ui';
import { useDeskViewActions } from '../store/DeskProvider';
import styles from './customer.module.css';
import { useLinkCard } from './use-link-card';

/** Several customers share the number: the agent asks and chooses. */
export function Candidates({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation('customer');
  const linkCard = useLinkCard();
  const { open } = useDeskViewActions();
  const { candidates, conversationId, displayNumber } = conversation;
  return (
    <div className={styles.card}>
      <header className={styles.who}>
        <h2 className={styles.name}>{t('candidates.title')}</h2>
        <span className={styles.muted}>{displayNumber}</span>
      </header>
      <p>{t('candidates.text', { count: candidates.length })}</p>
      <div className={styles.candidates}>
        <ListBox
          aria-label={t('candidates.title')}
          items={candidates.map((candidate) => ({ ...candidate, id: candidate.cardId }))}
          onAction={(cardId) => linkCard(conversationId, Number(cardId))}
        >
          {({ id, name, address }) => (
            <ListRow id={id} textValue={name}>
              <span className={styles.candidate}>
                <span className={styles.candidateName}>{name}</span>
                {address && <span className={styles.muted}>{address}</span>}
              </span>
              <ChevronRight aria-hidden="true" />
            </ListRow>
          )}
        </ListBox>
      </div>
      <div>
        <Button size="small" icon={<UserSearch aria-hidden="true" />} onPress={() => open({ kind: 'search' })}>
          {t('notTheCustomer')}
        </Button>
      </div>
    </div>
  );
}
