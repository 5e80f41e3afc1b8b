import { Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from 'react-aria-components';
import styles from './popover.module.css';

/** What opens beside the element that asked for it: menus, lists of choices, small dialogs. */
export function Popover(props: Omit<AriaPopoverProps, 'className' | 'style'>) {
  return <AriaPopover offset={4} {...props} className={styles.popover ?? ''} />;
}
