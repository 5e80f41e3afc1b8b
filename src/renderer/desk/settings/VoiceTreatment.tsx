import { useState } from 'react';
import { type NoiseSuppression, noiseSuppressionKinds } from '../../../core/phone/noise-suppression';
import { useTranslation } from '../../i18n/translation';
import { RadioGroup, Slider } from '../../ui';
import { Locked } from './Locked';

const gainRange = { least: -12, most: 12, step: 1, format: { signDisplay: 'exceptZero' }, unit: ' dB' } as const;

interface SuppressionChoiceProps {
  readonly value: NoiseSuppression;
  readonly isLocked: boolean;
  readonly onChange: (value: NoiseSuppression) => void;
}

/** How the noise of the room is kept out; heard at once in the echo. */
export function SuppressionChoice({ value, isLocked, onChange }: SuppressionChoiceProps) {
  const { t } = useTranslation('devices');
  return (
    <div>
      <RadioGroup
        label={t('suppression.label')}
        description={t('suppression.hint')}
        isRow
        choices={noiseSuppressionKinds.map((kind) => ({ id: kind, text: t(`suppression.${kind}`) }))}
        value={value}
        isDisabled={isLocked}
        onChange={(id) => onChange(noiseSuppressionKinds.find((kind) => kind === id) ?? value)}
      />
      <Locked when={isLocked} />
    </div>
  );
}

interface MicrophoneGainProps {
  readonly value: number;
  readonly isLocked: boolean;
  readonly onChange: (gainDb: number) => void;
}

/** How much louder the microphone is sent than it hears. */
export function MicrophoneGain({ value, isLocked, onChange }: MicrophoneGainProps) {
  const { t } = useTranslation('devices');
  const [moving, setMoving] = useState<number>();
  return (
    <div>
      <Slider
        label={t('gain')}
        range={gainRange}
        value={moving ?? value}
        isDisabled={isLocked}
        onChange={setMoving}
        onChangeEnd={(gainDb) => {
          setMoving(undefined);
          onChange(gainDb);
        }}
      />
      <Locked when={isLocked} />
    </div>
  );
}
