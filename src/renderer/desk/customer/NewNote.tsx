import { useState } from 'react';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, TextField } from '../../ui';
import { useBridge } from '../store/DeskProvider';
import styles from './details.module.css';
import { announceCard } from './use-shown-card';

/** Notes that are being written, by card: they outlive the tab they are written in. */
const unfinishedNotes = new Map<number, string>();

/** A note to add to a card. The text goes away only when main says that it is kept. */
export function NewNote({ cardId }: { readonly cardId: number }) {
  const { t } = useTranslation('customer');
  const bridge = useBridge();
  const [body, setBody] = useState(() => unfinishedNotes.get(cardId) ?? '');
  const [isSaving, setIsSaving] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);

  function write(text: string) {
    setBody(text);
    unfinishedNotes.set(cardId, text);
  }

  async function add() {
    if (body.trim() === '' || isSaving) return;
    setIsSaving(true);
    const card = await bridge.request.addNote({ cardId, body }).catch(() => null);
    setIsSaving(false);
    setHasFailed(card === null);
    if (card === null) return;
    write('');
    announceCard(card);
  }

  return (
    <div className={styles.newNote}>
      <TextField label={t('notes.new')} rows={2} maxLength={4000} value={body} onChange={write} />
      {hasFailed && <Banner severity="warning" title={t('notes.failed')} announce="polite" />}
      <div>
        <Button size="small" isDisabled={body.trim() === ''} isPending={isSaving} onPress={() => void add()}>
          {t('notes.add')}
        </Button>
      </div>
    </div>
  );
}
