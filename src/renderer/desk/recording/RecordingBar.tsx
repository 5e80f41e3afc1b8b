import { CircleDot, CircleOff, Pause, Play, Square } from 'lucide-react';
import type { Call } from '../../../core/calls/call';
import { useTranslation } from '../../i18n/translation';
import { Badge, Button, IconButton } from '../../ui';
import { useKeyTexts } from '../keys/KeyProvider';
import styles from './recording.module.css';
import { type CallRecording, useCallRecording } from './use-call-recording';

interface RecordingBarProps {
  readonly call: Call;
  /** With what can be done about it; else the mark alone. */
  readonly isShown: boolean;
}

const marks = {
  on: { tone: 'red', icon: <CircleDot aria-hidden="true" /> },
  paused: { tone: 'amber', icon: <Pause aria-hidden="true" /> },
  failed: { tone: 'amber', icon: <CircleOff aria-hidden="true" /> },
} as const;

/** Says of a call that it is recorded, also to a screen reader whenever that changes; nothing where calls are not recorded. */
export function RecordingBar({ call, isShown }: RecordingBarProps) {
  const { t } = useTranslation('recording');
  const recording = useCallRecording(call);
  const { look, start } = recording;
  if (look === 'off' && !start) return null;
  return (
    <div className={styles.bar}>
      <span role="status" className={styles.mark}>
        {look !== 'off' && (
          <Badge tone={marks[look].tone} icon={marks[look].icon}>
            {t(`mark.${look}`)}
          </Badge>
        )}
      </span>
      {isShown && <RecordingActions recording={recording} />}
    </div>
  );
}

function RecordingActions({ recording }: { readonly recording: CallRecording }) {
  const { t } = useTranslation('recording');
  const { keyProps } = useKeyTexts();
  const { look, start, stop, pause, resume } = recording;
  const pauseKey = keyProps('pause-recording');
  const recordKey = keyProps('record');
  return (
    <>
      {start && look === 'off' && (
        <Button size="small" look="quiet" icon={<CircleDot />} onPress={start} {...recordKey}>
          {t('start')}
        </Button>
      )}
      {start && look === 'failed' && (
        <IconButton size="small" look="secondary" label={t('start')} onPress={start} {...recordKey}>
          <CircleDot />
        </IconButton>
      )}
      {pause && (
        <IconButton size="small" look="secondary" label={t('pause')} onPress={pause} {...pauseKey}>
          <Pause />
        </IconButton>
      )}
      {resume && (
        <IconButton size="small" look="secondary" label={t('resume')} onPress={resume} {...pauseKey}>
          <Play />
        </IconButton>
      )}
      {stop && (
        <IconButton size="small" look="secondary" label={t('stop')} onPress={stop} {...recordKey}>
          <Square />
        </IconButton>
      )}
    </>
  );
}
