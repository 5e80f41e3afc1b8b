import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, RadioGroup, TextField } from '../../ui';
import { useBridge } from '../store/DeskProvider';
import type { DeskBridge } from '../store/desk-connection';
import { LineStatus } from './LineStatus';
import { Locked } from './Locked';
import { type AccountField, type AccountFields, readAccount, writeAccount } from './read-account';
import { SecretFields } from './SecretFields';
import styles from './settings.module.css';
import { isLocked, type SettingsData } from './use-settings';

type SetAccountProblem = Extract<Awaited<ReturnType<DeskBridge['request']['setAccount']>>, { ok: false }>['problem'];

/** Where and as whom the phone registers. What came of it shows below while it happens. */
export function AccountForm({ data, onKept }: { readonly data: SettingsData; readonly onKept: () => void }) {
  const { t } = useTranslation('settings');
  const bridge = useBridge();
  const formElement = useRef<HTMLFormElement>(null);
  const [fields, setFields] = useState<AccountFields>(() => writeAccount(data.account));
  const [wrong, setWrong] = useState<readonly AccountField[]>([]);
  const [problem, setProblem] = useState<SetAccountProblem>();
  const [isKeeping, setIsKeeping] = useState(false);
  const isFixed = (field: string) => isLocked(data.locked, `account.${field}`);
  const isSecretFixed = isLocked(data.locked, 'accountSecret');

  function change(changes: Partial<AccountFields>) {
    setFields((known) => ({ ...known, ...changes }));
    setWrong((known) => known.filter((field) => !(field in changes)));
  }

  async function connect(event: FormEvent) {
    event.preventDefault();
    const read = readAccount(fields, data.account, data.hasSecret);
    setWrong(read.ok ? [] : read.problem);
    if (!read.ok) {
      const [first] = read.problem;
      requestAnimationFrame(() => formElement.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus());
      return;
    }
    setIsKeeping(true);
    const { account, secret } = read.value;
    const outcome = await bridge.request
      .setAccount({ account, ...(secret ? { secret } : {}) })
      .catch(() => ({ ok: false, problem: 'failed' }) as const);
    setIsKeeping(false);
    setProblem(outcome.ok ? undefined : outcome.problem);
    if (outcome.ok) onKept();
  }

  const text = (field: 'servers' | 'user' | 'domain' | 'displayName' | 'authUser') => ({
    name: field,
    label: t(`account.${field}`),
    value: fields[field],
    onChange: (value: string) => change({ [field]: value }),
    isDisabled: isFixed(field),
    ...(field === 'servers' || field === 'user' || field === 'domain'
      ? { isRequired: true, error: wrong.includes(field) ? t(`account.wrong.${field}`) : undefined }
      : {}),
  });

  return (
    <form ref={formElement} className={styles.page} noValidate autoComplete="off" onSubmit={(event) => void connect(event)}>
      <div>
        <TextField {...text('servers')} rows={2} description={t('account.serversHint')} />
        <Locked when={isFixed('servers')} />
      </div>
      <div className={styles.pair}>
        <div>
          <TextField {...text('user')} description={t('account.userHint')} />
          <Locked when={isFixed('user')} />
        </div>
        <div>
          <TextField {...text('domain')} description={t('account.domainHint')} />
          <Locked when={isFixed('domain')} />
        </div>
        <div>
          <TextField {...text('displayName')} />
          <Locked when={isFixed('displayName')} />
        </div>
        <div>
          <TextField {...text('authUser')} />
          <Locked when={isFixed('authUser')} />
        </div>
      </div>
      <RadioGroup
        label={t('account.secretKind')}
        isRow
        isDisabled={isSecretFixed}
        value={fields.secretKind}
        choices={[
          { id: 'password', text: t('account.byPassword') },
          { id: 'ha1', text: t('account.byHa1') },
        ]}
        onChange={(kind) => change({ secretKind: kind === 'ha1' ? 'ha1' : 'password' })}
      />
      <SecretFields
        fields={fields}
        wrong={wrong}
        hasSecret={data.hasSecret}
        canKeepSecret={data.canKeepSecret}
        isLocked={isSecretFixed}
        onChange={change}
      />
      {problem && <Banner severity="error" title={t(`problem.${problem}`)} announce="assertive" />}
      <div className={styles.connect}>
        <Button type="submit" look="primary" isPending={isKeeping}>
          {t('account.connect')}
        </Button>
        <LineStatus />
      </div>
    </form>
  );
}
