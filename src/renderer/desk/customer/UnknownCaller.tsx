import { Search } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import type { Conversation } from '../../../contract/ipc/desk-state';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, TextField } from '../../ui';
import { useKeyTexts } from '../keys/KeyProvider';
import { useBridge, useDeskViewActions } from '../store/DeskProvider';
import styles from './customer.module.css';

/** Nobody is known by this number: find the card, or make one from the name. */
export function UnknownCaller({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation('customer');
  const { keyProps } = useKeyTexts();
  const bridge = useBridge();
  const { open } = useDeskViewActions();
  const { identity, conversationId } = conversation;
  const number = conversation.displayNumber ?? identity.number;
  const [name, setName] = useState(identity.displayName ?? '');
  const [isCreating, setIsCreating] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);

  async function create() {
    if (name.trim() === '' || isCreating) return;
    setIsCreating(true);
    setHasFailed(false);
    await bridge.request.createCard({ conversationId, name }).catch(() => setHasFailed(true));
    setIsCreating(false);
  }

  return (
    <div className={styles.card}>
      <header className={styles.who}>
        <h2 className={styles.name}>{t(identity.isWithheld ? 'unknown.withheld' : 'unknown.title')}</h2>
        {!identity.isWithheld && number && (
          <span className={styles.bigNumber} data-selectable>
            {number}
          </span>
        )}
      </header>
      <p>{t(identity.isWithheld ? 'unknown.withheldText' : 'unknown.text')}</p>
      <div className={styles.create}>
        <div className={styles.createName}>
          <TextField
            label={t('unknown.name')}
            value={name}
            maxLength={128}
            onChange={setName}
            onKeyDown={(event: KeyboardEvent) => {
              if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) void create();
            }}
          />
        </div>
        <Button isDisabled={name.trim() === ''} isPending={isCreating} onPress={() => void create()}>
          {t('unknown.create')}
        </Button>
        <Button look="quiet" icon={<Search aria-hidden="true" />} {...keyProps('search')} onPress={() => open({ kind: 'search' })}>
          {t('unknown.find')}
        </Button>
      </div>
      {hasFailed && <Banner severity="warning" title={t('unknown.failed')} announce="polite" />}
    </div>
  );
}
