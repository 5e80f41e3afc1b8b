import { classNames } from '../class-names';
import styles from './kbd.module.css';

/** A key or a combination as printed on the keyboard. Readers hear it through `aria-keyshortcuts` of what it belongs to. */
export function Kbd({ children, isOnColour = false }: { readonly children: string; readonly isOnColour?: boolean }) {
  return (
    <span className={classNames(styles.kbd, isOnColour && styles.onColour)} aria-hidden="true">
      {children}
    </span>
  );
}
