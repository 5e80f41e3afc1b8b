import { useDesk } from '../store/DeskProvider';
import styles from './mark.module.css';

/** A striped edge around the window while this is practice, above all that lies over the desk. The word is the mark's. */
export function PracticeEdge() {
  const isPractice = useDesk((state) => state.practice !== null);
  return isPractice && <div className={styles.edge} aria-hidden="true" />;
}
