import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/translation';
import { TextField, ToggleButton } from '../../ui';
import { Locked } from './Locked';
import type { AccountField, AccountFields } from './read-account';
import styles from './settings.module.css';

interface SecretFieldsProps {
  readonly fields: AccountFields;
  readonly wrong: readonly AccountField[];
  readonly hasSecret: boolean;
  readonly canKeepSecret: boolean;
  readonly isLocked: boolean;
  readonly onChange: (changes: Partial<AccountFields>) => void;
}

/** The password, or the hash that IT hands out in its place, and whether this PC can keep it. */
export function SecretFields({ fields, wrong, hasSecret, canKeepSecret, isLocked, onChange }: SecretFieldsProps) {
  const { t } = useTranslation('settings');
  const [isShown, setIsShown] = useState(false);
  const errorOf = (field: 'password' | 'ha1' | 'realm') => (wrong.includes(field) ? t(`account.wrong.${field}`) : undefined);
  const kept = hasSecret
    ? t(canKeepSecret ? 'account.passwordKept' : 'account.passwordInUse')
    : canKeepSecret
      ? undefined
      : t('account.passwordNotKept');
  if (isLocked) return <Locked when />;
  if (fields.secretKind === 'password') {
    return (
      <div className={styles.secret}>
        <TextField
          name="password"
          label={t('account.password')}
          type={isShown ? 'text' : 'password'}
          autoComplete="off"
          value={fields.password}
          isRequired={!hasSecret}
          description={kept}
          error={errorOf('password')}
          onChange={(password) => onChange({ password })}
        />
        <ToggleButton
          isSelected={isShown}
          onChange={setIsShown}
          icon={isShown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
        >
          {t('account.showPassword')}
        </ToggleButton>
      </div>
    );
  }
  return (
    <div className={styles.pair}>
      <TextField
        name="ha1"
        label={t('account.ha1')}
        autoComplete="off"
        value={fields.ha1}
        description={kept}
        error={errorOf('ha1')}
        onChange={(ha1) => onChange({ ha1 })}
      />
      <TextField
        name="realm"
        label={t('account.realm')}
        autoComplete="off"
        value={fields.realm}
        error={errorOf('realm')}
        onChange={(realm) => onChange({ realm })}
      />
    </div>
  );
}
