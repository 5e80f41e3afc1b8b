import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from '../../i18n/translation';
import { useDeskView, useDeskViewActions } from '../store/DeskProvider';
import { SearchBox } from './SearchBox';
import styles from './search.module.css';

/** Search and commands over the desk, opened with a key and closed with Escape. */
export function SearchPalette() {
  const { t } = useTranslation('search');
  const isOpen = useDeskView(({ overlay }) => overlay?.kind === 'search');
  const { close } = useDeskViewActions();
  return (
    <ModalOverlay isOpen={isOpen} isDismissable onOpenChange={(open) => !open && close()} className={styles.overlay ?? ''}>
      <Modal className={styles.modal ?? ''}>
        <AriaDialog aria-label={t('title')} className={styles.palette ?? ''}>
          <SearchBox onDone={close} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
