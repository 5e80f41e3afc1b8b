import { X } from 'lucide-react';
import { memo, useState } from 'react';
import type { Notice } from '../../../contract/ipc/desk-state';
import { deviceKinds } from '../../../core/phone/device-choice';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, IconButton } from '../../ui';
import { useKeyActions, useKeyTexts } from '../keys/KeyProvider';
import { type DialProblem, useDial } from '../phone/use-dial';
import { useBridge, useDesk } from '../store/DeskProvider';
import styles from './notices.module.css';

interface NoticesProps {
  /** The kinds that belong where they are shown; all of them when absent. */
  readonly kinds?: ReadonlySet<Notice['kind']>;
}

/** What happened and is worth knowing, newest first. It has a place of its own, covers nothing and takes no focus. */
export const Notices = memo(function Notices({ kinds }: NoticesProps) {
  const { t } = useTranslation('notices');
  const all = useDesk((state) => state.notices);
  const notices = kinds ? all.filter(({ kind }) => kinds.has(kind)) : all;
  const newestOffer = notices.findLast(({ parameters }) => parameters.number !== undefined);
  return (
    <section className={styles.notices} aria-label={t('label')}>
      <div role="log" aria-live="polite" className={styles.list}>
        {notices.toReversed().map((notice) => (
          <OneNotice key={notice.noticeId} notice={notice} isNewest={notice === notices.at(-1)} isNewestOffer={notice === newestOffer} />
        ))}
      </div>
    </section>
  );
});

const storageProblems = [
  'newer-version',
  'wrong-key',
  'damaged',
  'read-only',
  'disk-full',
  'failed',
  'cards-lost',
  'no-key-store',
  'no-recorder',
] as const;

interface OneNoticeProps {
  readonly notice: Notice;
  /** The key that closes a message closes this one. */
  readonly isNewest: boolean;
  /** The key that does what a message offers does it here. */
  readonly isNewestOffer: boolean;
}

function OneNotice({ notice, isNewest, isNewestOffer }: OneNoticeProps) {
  const { noticeId, kind, severity, cause, at, parameters } = notice;
  const { t } = useTranslation('notices');
  const bridge = useBridge();
  const { keyProps } = useKeyTexts();
  const dismiss = () => void bridge.request.dismissNotice({ noticeId });
  useKeyActions({ 'message-dismiss': isNewest ? dismiss : undefined });
  const { time } = useFormats();
  const storage = storageProblems.find((problem) => problem === parameters.problem);
  // for IT: which key of the policy, which line of which file
  const detail = [parameters.key, parameters.file, parameters.reason].filter(Boolean).join(': ');
  return (
    <Banner
      severity={severity}
      title={t(`kind.${kind}.title`)}
      action={
        parameters.number !== undefined && (
          <CallBack number={parameters.number} who={parameters.who ?? parameters.number} hasKey={isNewestOffer} />
        )
      }
      end={
        <IconButton size="small" label={t('dismiss')} {...(isNewest && keyProps('message-dismiss'))} onPress={dismiss}>
          <X />
        </IconButton>
      }
    >
      {cause && <p>{t(`cause.${cause}`)}</p>}
      {storage && <p>{t(`storage.${storage}`)}</p>}
      {kind === 'device-switched' && <UsedDevices used={parameters} />}
      {detail && <p className={styles.detail}>{detail}</p>}
      <p>
        {t(`kind.${adviceOf(kind, cause)}.body`)} <span className={styles.time}>{time(at)}</span>
      </p>
    </Banner>
  );
}

/** Whose advice helps: a call that failed for want of a microphone is not mended by another number. */
function adviceOf(kind: Notice['kind'], cause: Notice['cause']): Notice['kind'] {
  if (cause === 'microphone-refused') return cause;
  return cause === 'no-microphone' ? 'microphone-missing' : kind;
}

/** Calls whoever was cut off; why that was not possible stands beside it. */
function CallBack({ number, who, hasKey }: { readonly number: string; readonly who: string; readonly hasKey: boolean }) {
  const { t } = useTranslation(['notices', 'phone']);
  const { keyProps } = useKeyTexts();
  const dial = useDial();
  const [problem, setProblem] = useState<DialProblem>();
  const callBack = async () => {
    const outcome = await dial(number);
    setProblem(outcome.ok ? undefined : outcome.problem);
  };
  useKeyActions({ 'message-action': hasKey ? () => void callBack() : undefined });
  const words = t('callBack', { who });
  return (
    <>
      <Button size="small" tooltip={words} {...(hasKey && keyProps('message-action'))} onPress={() => void callBack()}>
        {words}
      </Button>
      <span role="status">{problem && t(`phone:dial.error.${problem}`)}</span>
    </>
  );
}

/** What takes the place of the devices that are gone, by kind; empty for the system's default. */
function UsedDevices({ used }: { readonly used: Notice['parameters'] }) {
  const { t } = useTranslation('devices');
  return deviceKinds.map((kind) => {
    const device = used[kind];
    return device !== undefined && <p key={kind}>{t(`now.${kind}`, { device: device || t('systemDefault') })}</p>;
  });
}
