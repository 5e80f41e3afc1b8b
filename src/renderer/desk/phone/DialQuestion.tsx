import { Phone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, Dialog, useNow } from '../../ui';
import { useDeskView, useDeskViewActions } from '../store/DeskProvider';
import type { AskedDial } from '../view/desk-view';
import { type DialProblem, useDial } from './use-dial';

/** Asks before a number is dialled a second time; there while there is something to ask. */
export function DialQuestion() {
  const asked = useDeskView((view) => view.askedDial);
  return asked && <Question asked={asked} />;
}

function Question({ asked: { target, queueId, doubt } }: { readonly asked: AskedDial }) {
  const { t } = useTranslation(['calls', 'phone', 'common']);
  const { askDial, show } = useDeskViewActions();
  const dial = useDial();
  const [problem, setProblem] = useState<DialProblem>();
  const now = useNow();
  const close = () => askDial(undefined);

  async function callAnyhow() {
    const outcome = await dial(target, { intent: 'anyhow', ...(queueId !== undefined && { queueId }) });
    if (outcome.ok) close();
    else setProblem(outcome.problem);
  }

  function showCall(callId: string) {
    show(callId);
    close();
  }

  const isOn = doubt.kind === 'in-call';
  return (
    <Dialog
      isOpen
      onClose={close}
      title={t(isOn ? 'calls:again.onTitle' : 'calls:again.justTitle', { number: target })}
      actions={
        <>
          <Button icon={<Phone aria-hidden="true" />} onPress={() => void callAnyhow()}>
            {t(isOn ? 'calls:again.second' : 'calls:again.repeat')}
          </Button>
          {isOn ? (
            <Button look="primary" autoFocus onPress={() => showCall(doubt.callId)}>
              {t('calls:again.show')}
            </Button>
          ) : (
            <Button look="primary" autoFocus onPress={close}>
              {t('calls:again.leave')}
            </Button>
          )}
        </>
      }
    >
      {isOn ? t('calls:again.on') : t('calls:again.just', { count: Math.max(1, Math.round((now - doubt.dialledAt) / 1000)) })}
      {problem && <Banner severity="warning" title={t(`phone:dial.error.${problem}`)} announce="polite" />}
    </Dialog>
  );
}
