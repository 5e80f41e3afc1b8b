import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, TextField } from '../../ui';
import { useFlushing } from '../form/drafts';
import { useKeyActions, useKeyTexts } from '../keys/KeyProvider';
import { useBridge } from '../store/DeskProvider';
import styles from './details.module.css';
import { noteDraftFor, noteText } from './note-drafts';
import { announceCard } from './use-shown-card';

interface NewNoteProps {
  readonly cardId: number;
  /** It was opened to be written in. */
  readonly isToBeWritten: boolean;
}

/** A note to add to a card. The text goes away only when main says that it is kept. */
export function NewNote({ cardId, isToBeWritten }: NewNoteProps) {
  const { t } = useTranslation(['customer', 'form']);
  const bridge = useBridge();
  const [draft] = useState(() => noteDraftFor(bridge, cardId));
  const { values, problem } = useSyncExternalStore(draft.subscribe, draft.view);
  const body = noteText(values);
  const [isSaving, setIsSaving] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  useFlushing(draft);
  const { keyProps } = useKeyTexts();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isToBeWritten) area.current?.focus();
  }, [isToBeWritten]);
  useKeyActions({ note: () => (document.activeElement === area.current ? void add() : area.current?.focus()) });

  async function add() {
    if (body.trim() === '' || isSaving) return;
    setIsSaving(true);
    await draft.flush(); // what is kept of it before is not kept once more after it
    const card = await bridge.request.addNote({ cardId, body }).catch(() => null);
    setIsSaving(false);
    setHasFailed(card === null);
    if (card === null) return;
    draft.change({ body: '' }, ['body']);
    announceCard(card);
  }

  return (
    <div className={styles.newNote}>
      <TextField
        label={t('customer:notes.new')}
        rows={2}
        areaRef={area}
        maxLength={4000}
        value={body}
        onChange={(text) => draft.change({ body: text }, ['body'])}
      />
      {hasFailed && <Banner severity="warning" title={t('customer:notes.failed')} announce="polite" />}
      {!hasFailed && problem && <Banner severity="warning" title={t(`form:problem.${problem}`)} announce="polite" />}
      <div>
        <Button size="small" isDisabled={body.trim() === ''} isPending={isSaving} {...keyProps('note')} onPress={() => void add()}>
          {t('customer:notes.add')}
        </Button>
      </div>
    </div>
  );
}
