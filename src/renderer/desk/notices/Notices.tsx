import { X } from 'lucide-react';
import { memo } from 'react';
import type { Notice } from '../../../contract/ipc/desk-state';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { Banner, IconButton } from '../../ui';
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
  return (
    <section className={styles.notices} aria-label={t('label')}>
      <div role="log" aria-live="polite" className={styles.list}>
        {notices.toReversed().map((notice) => (
          <OneNotice key={notice.noticeId} notice={notice} />
        ))}
      </div>
    </section>
  );
});

const storageProblems = ['newer-version', 'wrong-key', 'damaged', 'read-only', 'disk-full', 'failed', 'cards-lost'] as const;

function OneNotice({ notice: { noticeId, kind, severity, cause, at, parameters } }: { readonly notice: Notice }) {
  const { t } = useTranslation('notices');
  const bridge = useBridge();
  const { time } = useFormats();
  const storage = kind === 'storage-failed' ? storageProblems.find((problem) => problem === parameters.problem) : undefined;
  // for IT: which key of the policy, which line of which file
  const detail = [parameters.key, parameters.file, parameters.reason].filter(Boolean).join(': ');
  return (
    <Banner
      severity={severity}
      title={t(`kind.${kind}.title`)}
      end={
        <IconButton size="small" label={t('dismiss')} onPress={() => void bridge.request.dismissNotice({ noticeId })}>
          <X />
        </IconButton>
      }
    >
      {cause && <p>{t(`cause.${cause}`)}</p>}
      {storage && <p>{t(`storage.${storage}`)}</p>}
      {detail && <p className={styles.detail}>{detail}</p>}
      <p>
        {t(`kind.${kind}.body`)} <span className={styles.time}>{time(at)}</span>
      </p>
    </Banner>
  );
}
