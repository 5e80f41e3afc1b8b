import { classNames } from '../class-names';
import styles from './kbd.module.css';

interface KbdProps {
  readonly children: string;
  readonly isOnColour?: boolean;
  /** Readers hear a key through `aria-keyshortcuts` of what it belongs to, so it is hidden from them unless it is the text itself. */
  readonly isRead?: boolean;
}

/** A key or a combination as printed on the keyboard. */
export function Kbd({ children, isOnColour = false, isRead = false }: KbdProps) {
  return (
    <span className={classNames(styles.kbd, isOnColour && styles.onColour)} aria-hidden={!isRead}>
      {children}
    </span>
  );
}
