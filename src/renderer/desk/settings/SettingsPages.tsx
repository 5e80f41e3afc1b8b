import { Headphones, Headset, Info, Keyboard, Languages, UserCog, Users } from 'lucide-react';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, ProgressBar, Tabs } from '../../ui';
import { ImportWizard } from '../cards/ImportWizard';
import { HeadsetPage } from '../headset/HeadsetPage';
import { useDeskViewActions } from '../store/DeskProvider';
import type { SettingsPage } from '../view/desk-view';
import { AboutPage } from './AboutPage';
import { AccountForm } from './AccountForm';
import { DevicesPage } from './DevicesPage';
import { InterfacePage } from './InterfacePage';
import { KeysPage } from './KeysPage';
import styles from './settings.module.css';
import { useSettings } from './use-settings';

/** All pages of the settings, one of them shown. */
export function SettingsPages({ page }: { readonly page: SettingsPage }) {
  const { t } = useTranslation('settings');
  const { open } = useDeskViewActions();
  const { data, hasFailedToLoad, reload, change, problem, isSaved } = useSettings();
  if (hasFailedToLoad) {
    return <Banner severity="error" title={t('loadFailed')} announce="assertive" action={<Button onPress={reload}>{t('retry')}</Button>} />;
  }
  if (!data) return <ProgressBar label={t('loading')} />;
  const pages = [
    { id: 'account', icon: <UserCog aria-hidden="true" />, content: <AccountPage data={data} reload={reload} /> },
    { id: 'devices', icon: <Headset aria-hidden="true" />, content: <DevicesPage data={data} change={change} reload={reload} /> },
    { id: 'headset', icon: <Headphones aria-hidden="true" />, content: <HeadsetPage /> },
    { id: 'interface', icon: <Languages aria-hidden="true" />, content: <InterfacePage data={data} change={change} /> },
    { id: 'keys', icon: <Keyboard aria-hidden="true" />, content: <KeysPage data={data} change={change} /> },
    { id: 'cards', icon: <Users aria-hidden="true" />, content: <ImportWizard /> },
    { id: 'about', icon: <Info aria-hidden="true" />, content: <AboutPage /> },
  ] as const;
  return (
    <div className={styles.settings}>
      <Tabs
        label={t('title')}
        tabs={pages.map((one) => ({ ...one, title: t(`pages.${one.id}`) }))}
        selected={page}
        onSelect={(id) => open({ kind: 'settings', page: id as SettingsPage })}
      />
      <div role="status" className={styles.outcome}>
        {problem ? (
          <Banner severity="warning" title={t(`problem.${problem}`)} />
        ) : (
          isSaved && <span className={styles.muted}>{t('saved')}</span>
        )}
      </div>
    </div>
  );
}

function AccountPage({ data, reload }: { readonly data: Parameters<typeof AccountForm>[0]['data']; readonly reload: () => void }) {
  const { t } = useTranslation('settings');
  return (
    <>
      <p className={styles.intro}>{t('account.text')}</p>
      <AccountForm data={data} onKept={reload} />
    </>
  );
}
