import { useEffect, useState } from 'react';
import { useTranslation } from '../../i18n/translation';
import { Dialog, ProgressBar } from '../../ui';
import { useDeskView, useDeskViewActions } from '../store/DeskProvider';

/** The settings over the desk. */
export function SettingsDialog() {
  const { t } = useTranslation('settings');
  const overlay = useDeskView((view) => view.overlay);
  const { close } = useDeskViewActions();
  const isOpen = overlay?.kind === 'settings';
  const pages = usePages(isOpen);
  return (
    <Dialog isOpen={isOpen} onClose={close} title={t('title')} size="large">
      {isOpen && (pages ? <pages.SettingsPages page={overlay.page} /> : <ProgressBar label={t('loading')} />)}
    </Dialog>
  );
}

type Pages = typeof import('./SettingsPages');

/**
 * The pages are not part of what the desk starts with; they come right after it, and once more at each opening should
 * that have failed. No `lazy`: it would show the dialog empty for 300 ms.
 */
function usePages(isOpen: boolean): Pages | undefined {
  const [pages, setPages] = useState<Pages>();
  useEffect(() => {
    if (pages) return;
    import('./SettingsPages').then(setPages, () => undefined); // the next opening tries again
  }, [isOpen, pages]);
  return pages;
}
