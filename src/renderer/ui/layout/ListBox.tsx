import { ListBox as AriaListBox, ListBoxItem, type ListBoxItemProps, type ListBoxProps } from 'react-aria-components';
import { classNames } from '../class-names';
import styles from './layout.module.css';

/** A list to choose from with the arrow keys; `onAction` of the list answers Enter and click. Rows are `ListRow`s. */
export function ListBox<Item extends object>(props: Omit<ListBoxProps<Item>, 'className' | 'style'>) {
  return <AriaListBox {...props} className={classNames(styles.list)} />;
}

/** A row of a ListBox; give `textValue` when its content is more than text. */
export function ListRow(props: Omit<ListBoxItemProps, 'className' | 'style'>) {
  return <ListBoxItem {...props} className={classNames(styles.row)} />;
}
