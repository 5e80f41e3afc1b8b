import type { KeyActionId } from '../../../core/policy/keys';
import { useTranslation } from '../../i18n/translation';
import { Dialog, Kbd } from '../../ui';
import { useDeskViewActions } from '../store/DeskProvider';
import { isMac, useKeyTexts } from './KeyProvider';
import styles from './keys.module.css';

type NamedAction = Exclude<KeyActionId, `script-answer-${number}`>;

const groups: readonly { readonly title: 'phone' | 'agent' | 'work'; readonly actions: readonly NamedAction[] }[] = [
  {
    title: 'phone',
    actions: [
      'answer',
      'hang-up',
      'reject',
      'mute',
      'hold',
      'record',
      'pause-recording',
      'transfer',
      'transfer-ask',
      'transfer-back',
      'conference',
      'keypad',
      'dial',
      'redial',
      'call-history',
      'dial-copied',
      'voicemail',
      'call-1',
      'call-2',
      'call-3',
      'call-4',
    ],
  },
  { title: 'agent', actions: ['ready', 'after-call', 'message-action', 'message-dismiss'] },
  {
    title: 'work',
    actions: ['search', 'note', 'balance', 'add-number', 'not-the-customer', 'script-back', 'more-time', 'finish-record', 'show-keys'],
  },
];

/** All keys at a glance. */
export function KeysDialog() {
  const { t } = useTranslation('keys');
  const { keyLabel } = useKeyTexts();
  const { close } = useDeskViewActions();
  return (
    <Dialog isOpen onClose={close} title={t('title')} size="large" isText>
      <p className={styles.intro}>{t('intro')}</p>
      <div className={styles.groups}>
        {groups.map(({ title, actions }) => (
          <section key={title} className={styles.group} data-title={title}>
            <h3 className={styles.title}>{t(`group.${title}`)}</h3>
            <dl className={styles.list}>
              {title === 'work' && <KeyLine label="1 - 9" action={t('action.script-answer')} />}
              {actions.map((action) => (
                <KeyLine key={action} label={keyLabel(action)} action={t(`action.${action}`)} />
              ))}
              {title === 'work' && <KeyLine label={`${isMac ? '⌘' : 'Ctrl'} + − 0`} action={t('action.zoom')} />}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function KeyLine({ label, action }: { readonly label: string; readonly action: string }) {
  return (
    <div className={styles.line}>
      <dt>{action}</dt>
      <dd>
        <Kbd isRead>{label}</Kbd>
      </dd>
    </div>
  );
}
