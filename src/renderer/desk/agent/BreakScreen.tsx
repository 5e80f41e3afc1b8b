import { Coffee } from 'lucide-react';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { DeskState, Notice } from '../../../contract/ipc/desk-state';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { Button, GlanceTimer, useEachSecond } from '../../ui';
import { useKeyTexts } from '../keys/KeyProvider';
import { Notices } from '../notices/Notices';
import { PracticeMark } from '../practice/PracticeMark';
import { useBridge, useDesk } from '../store/DeskProvider';
import styles from './break.module.css';
import { useReasonName } from './reason-name';

interface Break {
  readonly since: number;
  readonly reasonId: string;
  readonly limitMs: number | undefined;
}

/** Since when the agent is on a break that has a screen of its own; undefined when she is not, or when a call came. */
export function useBreak(): Break | undefined {
  // compared by its parts: else every step of a call would draw the whole desk anew
  return useDesk(useShallow(breakOf));
}

function breakOf({ agent: { state }, configuration: { reasons }, calls }: DeskState): Break | undefined {
  if (state.kind !== 'not-ready' || calls.some((call) => call.state !== 'ended')) return undefined;
  const isBreak = reasons.some(({ id, kind }) => id === state.reasonId && kind === 'break');
  return isBreak ? { since: state.since, reasonId: state.reasonId, limitMs: state.limitMs } : undefined;
}

/** Why the way back to work may be barred. Whatever else happens can wait for the desk. */
const hindrances: ReadonlySet<Notice['kind']> = new Set(['microphone-missing', 'microphone-refused']);

interface BreakScreenProps extends Break {
  readonly onHide: () => void;
}

/** A calm screen over the whole desk: how much is left, and what comes next. */
export function BreakScreen({ since, reasonId, limitMs, onHide }: BreakScreenProps) {
  const { t } = useTranslation('agent');
  const { keyProps } = useKeyTexts();
  const bridge = useBridge();
  const { time } = useFormats();
  const queues = useDesk((desk) => desk.configuration.queues);
  const name = useReasonName()(reasonId);
  const [isAsked, setIsAsked] = useState(false);
  const endsAt = limitMs === undefined ? undefined : since + limitMs;
  const isOver = useEachSecond((now) => now >= (endsAt ?? Number.POSITIVE_INFINITY));
  return (
    <main className={styles.screen} data-over={isOver || undefined} aria-label={name}>
      <div className={styles.mark}>
        <PracticeMark />
      </div>
      <Coffee className={styles.picture} aria-hidden="true" />
      <h1 className={styles.name}>{name}</h1>
      <GlanceTimer
        size="huge"
        since={since}
        limitMs={limitMs}
        shows="left"
        label={t(limitMs === undefined ? 'break.spent' : 'break.left')}
      />
      {endsAt !== undefined && <p className={styles.end}>{t(isOver ? 'break.overSince' : 'break.until', { time: time(endsAt) })}</p>}
      <p className={styles.calm}>{t('break.calm')}</p>
      {queues.length > 0 && <p className={styles.calm}>{t('break.next', { queues: queues.map((queue) => queue.name).join(', ') })}</p>}
      <div className={styles.hindrances}>
        <Notices kinds={hindrances} />
      </div>
      <div className={styles.actions}>
        <Button look="quiet" size="large" onPress={onHide}>
          {t('break.showDesk')}
        </Button>
        <Button
          look="primary"
          size="large"
          {...keyProps('ready')}
          isPending={isAsked}
          onPress={() => {
            setIsAsked(true);
            void bridge.request.setReady().finally(() => setIsAsked(false));
          }}
        >
          {t('break.back')}
        </Button>
      </div>
    </main>
  );
}
