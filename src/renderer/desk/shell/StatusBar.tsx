import { Headphones, Lock, LockOpen, Mic, MicOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LineState } from '../../../core/phone/line-state';
import { isResting } from '../../../core/phone/resting-line';
import { useTranslation } from '../../i18n/translation';
import { formatClock, useNow, VisuallyHidden } from '../../ui';
import { LineQuality } from '../quality/LineQuality';
import { ReadinessLight } from '../readiness/ReadinessLight';
import { microphoneProblem } from '../sound-check/microphone-problem';
import { useDesk } from '../store/DeskProvider';
import styles from './shell.module.css';

/** The bottom of the desk: what is checked at a glance. */
export function StatusBar() {
  const { t } = useTranslation(['agent', 'readiness', 'headset']);
  const line = useDesk((state) => state.line);
  const quality = useDesk((state) => state.quality);
  const isQualityShown = quality !== null && line.kind === 'registered';
  const microphone = useDesk((state) => state.microphone);
  const headset = useDesk((state) => state.headset.state);
  const problem = microphoneProblem(microphone);
  const isStill = useDesk((state) => state.microphone === 'open' && state.readiness.microphone.state === 'failed');
  const { calls, handleMs } = useDesk((state) => state.today);
  const isEncrypted = useDesk((state) => state.configuration.isEncrypted);
  return (
    <footer className={styles.statusBar}>
      <span className={styles.line}>
        <Item isBad={line.kind === 'down' || quality?.band === 'bad'} isNoted={quality?.band === 'poor'}>
          <ReadinessLight isBrief={isQualityShown}>
            <LineWords line={line} />
          </ReadinessLight>
          {isQualityShown && <LineQuality key={quality.callId} quality={quality} />}
        </Item>
      </span>
      <Item
        icon={problem || isStill ? <MicOff /> : <Mic />}
        isBad={isStill || (problem !== undefined && problem !== 'silent')}
        isNoted={problem === 'silent'}
      >
        {isStill ? t('readiness:words.microphone') : t(`statusBar.microphone.${microphone}`)}
      </Item>
      {headset.kind === 'connected' && (
        <Item icon={<Headphones />} isNoted={headset.isUsedElsewhere}>
          {headset.isUsedElsewhere ? t('headset:connectedElsewhere', { name: headset.name }) : headset.name}
        </Item>
      )}
      <span className={styles.gap} />
      <Item>
        {t('statusBar.callsToday', { count: calls })}
        {calls > 0 && (
          <span title={t('statusBar.ahtHint')}>
            {' · '}
            {t('statusBar.aht', { time: formatClock(handleMs / calls) })}
          </span>
        )}
      </Item>
      <Item icon={isEncrypted ? <Lock /> : <LockOpen />} isBad={!isEncrypted}>
        {isEncrypted ? <VisuallyHidden>{t('statusBar.encrypted')}</VisuallyHidden> : t('statusBar.notEncrypted')}
      </Item>
    </footer>
  );
}

interface ItemProps {
  readonly icon?: ReactNode;
  readonly isBad?: boolean;
  /** Something to keep in mind, which is as it was wished. */
  readonly isNoted?: boolean;
  readonly children: ReactNode;
}

function Item({ icon, isBad = false, isNoted = false, children }: ItemProps) {
  return (
    <span className={styles.item} data-bad={isBad || undefined} data-noted={isNoted || undefined}>
      {icon}
      <span className={styles.itemText}>{children}</span>
    </span>
  );
}

function LineWords({ line }: { readonly line: LineState }) {
  const { t } = useTranslation('phone');
  const isConfigured = useDesk((state) => state.configuration.isConfigured);
  switch (line.kind) {
    case 'off':
      if (isResting(line)) return t('line.resting');
      return t(isConfigured ? 'line.connecting' : 'line.off');
    case 'connecting':
      return t('line.connecting');
    case 'registered':
      return t('line.good');
    case 'down':
      return line.retryAt === undefined ? t('line.stopped') : <Reconnecting retryAt={line.retryAt} />;
  }
}

function Reconnecting({ retryAt }: { readonly retryAt: number }) {
  const { t } = useTranslation('phone');
  const seconds = Math.max(0, Math.ceil((retryAt - useNow()) / 1000));
  return (
    <>
      {t('line.lost')} ({seconds > 0 ? t('line.nextTry', { seconds }) : t('line.trying')})
    </>
  );
}
