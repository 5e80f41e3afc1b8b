import { Button as AriaButton, DialogTrigger } from 'react-aria-components';
import type { CallQuality } from '../../../core/quality/call-quality';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { Popover } from '../../ui';
import { QualityDetails } from './QualityDetails';
import { QualityTrace } from './QualityTrace';
import styles from './quality.module.css';
import { useQualityHistory } from './quality-history';

/** How good the call is that is talked in: word, number and the last minute; a press shows what is behind it. */
export function LineQuality({ quality: { callId, band, mos } }: { readonly quality: CallQuality }) {
  const { t } = useTranslation('quality');
  const { tenths } = useFormats();
  const history = useQualityHistory(callId);
  return (
    <DialogTrigger>
      <AriaButton className={styles.quality ?? ''}>
        <span>
          {t(`band.${band}`)} ({tenths(mos)})
        </span>
        <QualityTrace history={history} size="small" />
      </AriaButton>
      <Popover placement="top start">
        <QualityDetails history={history} />
      </Popover>
    </DialogTrigger>
  );
}
