import { Slider as AriaSlider, Label, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { classNames } from '../class-names';
import styles from './fields.module.css';

export interface SliderProps {
  readonly label: string;
  /** 0 to 1. */
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** When the thumb is let go: the value to keep. */
  readonly onChangeEnd?: (value: number) => void;
  readonly isDisabled?: boolean;
}

/** A share of something, such as a volume, in steps of 5 %. */
export function Slider({ label, value, onChange, onChangeEnd, isDisabled = false }: SliderProps) {
  return (
    <AriaSlider
      value={value}
      minValue={0}
      maxValue={1}
      step={0.05}
      isDisabled={isDisabled}
      formatOptions={{ style: 'percent' }}
      onChange={onChange}
      {...(onChangeEnd ? { onChangeEnd } : {})}
      className={classNames(styles.slider)}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <SliderOutput className={styles.sliderValue ?? ''} />
      <SliderTrack className={styles.sliderTrack ?? ''}>
        <div className={styles.sliderFill} style={{ width: `${value * 100}%` }} />
        <SliderThumb className={styles.sliderThumb ?? ''} />
      </SliderTrack>
    </AriaSlider>
  );
}
