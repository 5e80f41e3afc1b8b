import { lazy, Suspense, useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, ProgressBar } from '../../ui';
import { PartBoundary } from '../shell/PartBoundary';
import { useBridge, useDeskView, useDeskViewActions } from '../store/DeskProvider';
import type { SettingsPage } from '../view/desk-view';

const SettingsPages = lazy(async () => ({ default: (await import('./SettingsPages')).SettingsPages }));

/** The settings over the desk; main may ask for a page of them as well, e.g. from the system's menu. */
export function SettingsDialog() {
  const { t } = useTranslation('settings');
  const bridge = useBridge();
  const overlay = useDeskView((view) => view.overlay);
  const { open, close } = useDeskViewActions();
  const show = useEffectEvent((page: SettingsPage) => open({ kind: 'settings', page }));
  useEffect(() => bridge.on.showSettings(({ page }) => show(page)), [bridge]);
  const isOpen = overlay?.kind === 'settings';
  return (
    <Dialog isOpen={isOpen} onClose={close} title={t('title')} size="large">
      {isOpen && (
        <PartBoundary>
          <Suspense fallback={<ProgressBar label={t('loading')} />}>
            <SettingsPages page={overlay.page} />
          </Suspense>
        </PartBoundary>
      )}
    </Dialog>
  );
}
