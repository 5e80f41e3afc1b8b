import { useTranslation } from '../../i18n/translation';
import { useDesk } from '../store/DeskProvider';

/** The name of the window, which tells practice from real work in the system's list of windows too. */
export function useWindowName(): string {
  const { t } = useTranslation('practice');
  const isPractice = useDesk((state) => state.practice !== null);
  return isPractice ? t('windowName') : 'Firstline';
}
