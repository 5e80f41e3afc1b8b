import { useTranslation } from '../../i18n/translation';
import { useNow } from '../../ui';

/** How long it is until the next caller comes, in words. Not read out each second. */
export function Countdown({ at }: { readonly at: number }) {
  const { t } = useTranslation('practice');
  const seconds = Math.ceil((at - useNow()) / 1000);
  return <span aria-live="off">{seconds > 0 ? t('step.coming', { seconds }) : t('step.comingNow')}</span>;
}
