import { Voicemail as VoicemailIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/translation';
import { Button } from '../../ui';
import { useKeyActions, useKeyTexts } from '../keys/KeyProvider';
import { useDesk } from '../store/DeskProvider';
import styles from './phone.module.css';
import { type DialProblem, useDial } from './use-dial';

/** New messages in the voicemail, a press away from being heard; its key calls the voicemail at any time. */
export function Voicemail() {
  const { t } = useTranslation(['calls', 'phone']);
  const { keyProps } = useKeyTexts();
  const voicemail = useDesk((state) => state.voicemail);
  const dial = useDial();
  const [problem, setProblem] = useState<DialProblem>();

  async function call(number: string) {
    const outcome = await dial(number, { intent: 'repeat' });
    setProblem(outcome.ok ? undefined : outcome.problem);
  }

  const hear = () => {
    if (voicemail) void call(voicemail.number);
  };
  useKeyActions({ voicemail: voicemail ? hear : undefined });
  if (!voicemail) return null;
  const { isWaiting = false, newCount } = voicemail.summary ?? {};
  return (
    <div role="status">
      {isWaiting && (
        <Button isWide icon={<VoicemailIcon />} {...keyProps('voicemail')} onPress={hear}>
          {newCount ? t('calls:voicemail.new', { count: newCount }) : t('calls:voicemail.waiting')}
        </Button>
      )}
      {problem && <p className={styles.voicemailProblem}>{t(`phone:dial.error.${problem}`)}</p>}
    </div>
  );
}
