import type { CallQuality } from '../../../core/quality/call-quality';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { StatusButton } from '../../ui';
import { QualityDetails } from './QualityDetails';
import { QualityTrace } from './QualityTrace';
import { useQualityHistory } from './quality-history';

/** How good the call is that is talked in: word, number and the last minute; a press shows what is behind it. */
export function LineQuality({ quality: { callId, band, mos } }: { readonly quality: CallQuality }) {
  const { t } = useTranslation('quality');
  const { tenths } = useFormats();
  const history = useQualityHistory(callId);
  return (
    <StatusButton details={<QualityDetails history={history} />}>
      <span>
        {t(`band.${band}`)} ({tenths(mos)})
      </span>
      <QualityTrace history={history} size="small" />
    </StatusButton>
  );
}
