import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Conversation } from '../../../contract/ipc/desk-state';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button } from '../../ui';
import { useKeyActions, useKeyTexts } from '../keys/KeyProvider';
import { useBridge } from '../store/DeskProvider';

/** Asks whether the number of this call belongs on the customer's card: a borrowed phone's does not. */
export function AddNumber({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation(['customer', 'common']);
  const bridge = useBridge();
  const [isAdding, setIsAdding] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const { e164, displayNumber, conversationId } = conversation;

  const { keyProps } = useKeyTexts();
  useKeyActions({ 'add-number': () => void add() });

  async function add() {
    setIsAdding(true);
    const isAdded = await bridge.request.addCallerNumber({ conversationId }).then(
      () => true,
      () => false,
    );
    setIsAdding(false);
    setHasFailed(!isAdded);
  }

  return (
    <>
      <Button
        size="small"
        look="quiet"
        icon={<Plus aria-hidden="true" />}
        isPending={isAdding}
        {...keyProps('add-number')}
        onPress={() => void add()}
      >
        {t('customer:addNumber', { number: displayNumber ?? e164 ?? '' })}
      </Button>
      {hasFailed && <Banner severity="warning" title={t('common:failed')} announce="polite" />}
    </>
  );
}
