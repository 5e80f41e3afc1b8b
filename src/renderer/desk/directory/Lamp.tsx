import { useTranslation } from '../../i18n/translation';
import { StateLight } from '../../ui';
import { useDesk } from '../store/DeskProvider';
import styles from './directory.module.css';

/** Whether somebody is in a call now, by a light and in a word; nothing where nobody says. */
export function Lamp({ hint }: { readonly hint: string | undefined }) {
  const { t } = useTranslation('calls');
  const isBusy = useDesk((state) => (hint === undefined ? undefined : state.lamps[hint]));
  if (isBusy === undefined) return null;
  return (
    <span className={styles.lamp} data-busy={isBusy || undefined}>
      <StateLight tone={isBusy ? 'red' : 'green'} />
      {t(isBusy ? 'lamp.busy' : 'lamp.free')}
    </span>
  );
}
