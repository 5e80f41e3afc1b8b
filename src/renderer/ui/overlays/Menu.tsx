import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  MenuSection as AriaMenuSection,
  Header,
  MenuTrigger,
  type MenuTriggerProps,
  type PopoverProps,
  Text,
} from 'react-aria-components';
import { Kbd } from '../actions/Kbd';
import { classNames } from '../class-names';
import styles from './menu.module.css';
import { Popover } from './Popover';

interface MenuProps extends Omit<MenuTriggerProps, 'children' | 'trigger'> {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  /** Name for screen readers. */
  readonly label: string;
  readonly placement?: PopoverProps['placement'];
  readonly onAction?: (key: string) => void;
  /** `MenuItem`s and `MenuSection`s. */
  readonly children: ReactNode;
}

/** A button with a menu below it. */
export function Menu({ trigger, label, placement = 'bottom start', onAction, children, ...props }: MenuProps) {
  return (
    <MenuTrigger {...props}>
      {trigger}
      <Popover placement={placement}>
        <AriaMenu className={styles.menu ?? ''} aria-label={label} onAction={(key) => onAction?.(String(key))}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

interface MenuItemProps extends Omit<AriaMenuItemProps, 'className' | 'style' | 'children' | 'textValue'> {
  readonly text: string;
  readonly icon?: ReactNode;
  /** A second, quieter line. */
  readonly description?: string | undefined;
  /** Something short at the right end, such as an allowed length. */
  readonly detail?: string | undefined;
  readonly shortcut?: string | undefined;
}

/** One choice of a menu. */
export function MenuItem({ text, icon, description, detail, shortcut, ...props }: MenuItemProps) {
  return (
    <AriaMenuItem {...props} textValue={text} className={classNames(styles.item)}>
      {({ selectionMode, isSelected }) => (
        <>
          {selectionMode !== 'none' && <span className={styles.mark}>{isSelected && <Check size={16} aria-hidden="true" />}</span>}
          {icon}
          <span className={styles.texts}>
            <Text slot="label">{text}</Text>
            {description && (
              <Text slot="description" className={styles.description ?? ''}>
                {description}
              </Text>
            )}
          </span>
          {detail && <span className={styles.detail}>{detail}</span>}
          {shortcut && <Kbd>{shortcut}</Kbd>}
        </>
      )}
    </AriaMenuItem>
  );
}

interface MenuSectionProps {
  readonly title?: string;
  readonly children: ReactNode;
  readonly selectionMode?: 'single';
  readonly selectedKey?: string | undefined;
  readonly onSelect?: (key: string) => void;
}

/** A part of a menu, with a title; with `selectionMode` one of its items is marked as chosen. */
export function MenuSection({ title, children, selectionMode, selectedKey, onSelect }: MenuSectionProps) {
  const selection =
    selectionMode === undefined
      ? {}
      : {
          selectionMode,
          selectedKeys: selectedKey === undefined ? [] : [selectedKey],
          onSelectionChange: (keys: 'all' | Set<string | number>) => {
            const [key] = keys === 'all' ? [] : keys;
            if (key !== undefined) onSelect?.(String(key));
          },
        };
  return (
    <AriaMenuSection className={styles.section ?? ''} {...selection}>
      {title && <Header className={styles.title ?? ''}>{title}</Header>}
      {children}
    </AriaMenuSection>
  );
}
