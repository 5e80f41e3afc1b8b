import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../../contract/ipc/desk-state';
import { useFormats } from '../../i18n/format';
import { Banner, IconButton } from '../../ui';
import { useBridge, useDesk } from '../store/DeskProvider';
import styles from './notices.module.css';

/** What happened and is worth knowing, newest first. It has a place of its own, covers nothing and takes no focus. */
export function Notices() {
  const { t } = useTranslation('notices');
  const notices = useDesk((state) => state.notices);
  return (
    <section className={styles.notices} aria-label={t('label')}>
      <div role="log" aria-live="polite" className={styles.list}>
        {notices.toReversed().map((notice) => (
          <OneNotice key={notice.noticeId} notice={notice} />
        ))}
      </div>
    </section>
  );
}

function OneNotice({ notice: { noticeId, kind, severity, cause, at } }: { readonly notice: Notice }) {
  const { t } = useTranslation('notices');
  const bridge = useBridge();
  const { time } = useFormats();
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
      <p>
        {t(`kind.${kind}.body`)} <span className={styles.time}>{time(at)}</span>
      </p>
    </Banner>
  );
}
