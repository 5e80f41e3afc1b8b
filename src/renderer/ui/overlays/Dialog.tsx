import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from '../../i18n/translation';
import { IconButton } from '../actions/IconButton';
import { classNames } from '../class-names';
import styles from './dialog.module.css';

interface DialogProps {
  readonly isOpen: boolean;
  /** Also called for Escape, the cross and a click beside it, unless `isDismissable` is false. */
  readonly onClose: () => void;
  readonly title: string;
  /** `small` 440, `medium` 640, `large` 960 px wide at most. */
  readonly size?: 'small' | 'medium' | 'large';
  readonly isDismissable?: boolean;
  /** Nothing in it takes the focus: it does itself, so that keys can scroll it. */
  readonly isText?: boolean;
  /** Buttons at the bottom, the main one last. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A window over the desk, for what the agent asked for herself. Never opened by something that happens. */
export function Dialog({ isOpen, onClose, title, size = 'small', isDismissable = true, isText = false, actions, children }: DialogProps) {
  const { t } = useTranslation('common');
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={!isDismissable}
      className={styles.overlay ?? ''}
    >
      <Modal className={classNames(styles.modal, styles[size])}>
        <AriaDialog className={styles.dialog ?? ''}>
          <header className={styles.header}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            {isDismissable && (
              <IconButton label={t('close')} onPress={onClose}>
                <X />
              </IconButton>
            )}
          </header>
          <div className={styles.body} {...(isText && { role: 'region', 'aria-label': title, tabIndex: 0 })}>
            {children}
          </div>
          {actions && <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
