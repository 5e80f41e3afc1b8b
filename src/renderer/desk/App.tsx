import type { i18n } from 'i18next';
import { lazy, Suspense, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { localeOf } from '../i18n/languages';
import { TranslationProvider, useTranslation } from '../i18n/translation';
import { useFirstRun } from './first-run/use-first-run';
import { KeyProvider } from './keys/KeyProvider';
import { useWindowName } from './practice/use-window-name';
import { Desk } from './shell/Desk';
import { Opening } from './shell/Opening';
import { PartBoundary } from './shell/PartBoundary';
import { useTheme } from './shell/use-theme';
import { DeskProvider, useDesk, useIsConnected } from './store/DeskProvider';
import type { DeskBridge, DeskStore } from './store/desk-connection';

const FirstRunPage = lazy(async () => ({ default: (await import('./first-run/FirstRunPage')).FirstRunPage }));

interface AppProps {
  readonly bridge: DeskBridge;
  readonly store: DeskStore;
  readonly catalogue: i18n;
}

/** The whole of the desk's window. */
export function App({ bridge, store, catalogue }: AppProps) {
  return (
    <TranslationProvider catalogue={catalogue}>
      <DeskProvider bridge={bridge} store={store}>
        <KeyProvider>
          <Connected />
        </KeyProvider>
      </DeskProvider>
    </TranslationProvider>
  );
}

function Connected() {
  return useIsConnected() ? <Configured /> : <Opening />;
}

/** Takes language and look from the configuration in force. */
function Configured() {
  const { i18n } = useTranslation();
  const { isShown, ...firstRun } = useFirstRun();
  const language = useDesk((state) => state.configuration.language);
  useTheme(useDesk((state) => state.configuration.theme));
  const windowName = useWindowName();
  useEffect(() => {
    document.title = windowName;
  }, [windowName]);
  // before the first paint in that language; all texts are in memory
  if (i18n.language !== language) void i18n.changeLanguage(language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <I18nProvider locale={localeOf(language)}>
      {isShown ? (
        <PartBoundary>
          <Suspense fallback={<Opening />}>
            <FirstRunPage {...firstRun} />
          </Suspense>
        </PartBoundary>
      ) : (
        <Desk />
      )}
    </I18nProvider>
  );
}
