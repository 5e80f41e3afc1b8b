import { Slider as AriaSlider, Label, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { classNames } from '../class-names';
import styles from './fields.module.css';

export interface SliderRange {
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly format: Intl.NumberFormatOptions;
  /** Written after the number. */
  readonly unit: string;
}

const share: SliderRange = { least: 0, most: 1, step: 0.05, format: { style: 'percent' }, unit: '' };

export interface SliderProps {
  readonly label: string;
  /** Within the range. */
  readonly value: number;
  /** 0 to 1 in steps of 5 % when absent. */
  readonly range?: SliderRange;
  readonly onChange: (value: number) => void;
  /** When the thumb is let go: the value to keep. */
  readonly onChangeEnd?: (value: number) => void;
  readonly isDisabled?: boolean;
}

/** A share of something, such as a volume, or a number in a range. */
export function Slider({ label, value, range = share, onChange, onChangeEnd, isDisabled = false }: SliderProps) {
  return (
    <AriaSlider
      value={value}
      minValue={range.least}
      maxValue={range.most}
      step={range.step}
      isDisabled={isDisabled}
      formatOptions={range.format}
      onChange={onChange}
      {...(onChangeEnd ? { onChangeEnd } : {})}
      className={classNames(styles.slider)}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <SliderOutput className={styles.sliderValue ?? ''}>{({ state }) => `${state.getThumbValueLabel(0)}${range.unit}`}</SliderOutput>
      <SliderTrack className={styles.sliderTrack ?? ''}>
        <div className={styles.sliderFill} style={{ width: `${((value - range.least) / (range.most - range.least)) * 100}%` }} />
        <SliderThumb className={styles.sliderThumb ?? ''} />
      </SliderTrack>
    </AriaSlider>
  );
}
