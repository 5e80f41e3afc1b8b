import type { Call } from '../../../core/calls/call';
import { useTranslation } from '../../i18n/translation';
import styles from './conference.module.css';

/** Says of one call among several whether its far end hears the agent. */
export function HearsLine({ call }: { readonly call: Call }) {
  const { t } = useTranslation('conference');
  const words = hears(call);
  return words && <p className={styles.hears}>{t(`hears.${words}`)}</p>;
}

function hears(call: Call): 'you' | 'notMuted' | 'notHeld' | undefined {
  if (call.state === 'held') return 'notHeld';
  if (call.state !== 'talking' || call.isHeldByOther) return undefined; // the state says it
  return call.isMuted ? 'notMuted' : 'you';
}
