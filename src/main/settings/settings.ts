import type { z } from 'zod';
import type { userSettingsSchema } from '../../contract/ipc/desk';
import type { DeskConfiguration } from '../../contract/ipc/desk-state';
import { type BegunAccount, type PhoneAccount, type PhoneSecret, phoneAccountSchema } from '../../core/phone/account';
import type { Device } from '../../core/phone/device';
import { failure, type Result, success } from '../../core/result';
import { type StorageProblem, storageProblem } from '../database/storage-problem';
import { type EffectiveConfiguration, effectiveConfiguration, touchesLocked } from '../policy/effective-configuration';
import type { JsonObject } from '../policy/merge';
import type { Policy } from '../policy/policy-file';
import { readAccountSecret, writeAccountSecret } from '../secrets/account-secret';
import type { SecretStore } from '../secrets/secret-store';
import { languageOf } from './language-of';

type UserSettings = z.infer<typeof userSettingsSchema>;

/** Where the user's own settings are kept; electron-store in the product. Never holds a secret. */
export interface SettingsFile {
  read(): JsonObject;
  write(settings: JsonObject): void;
}

/** The user's settings with policy over them. */
export interface Settings {
  current(): EffectiveConfiguration;
  forDesk(): DeskConfiguration;
  accountSecret(): PhoneSecret | undefined;
  /** There is an account that was signed in with once, and its secret is gone. */
  isSecretLost(): boolean;
  /** The devices there are, as the voice process reports them. */
  setDevices(microphones: Device[], speakers: Device[]): void;
  read(): {
    settings: UserSettings;
    account: BegunAccount | null;
    hasSecret: boolean;
    canKeepSecret: boolean;
    locked: string[];
    microphones: Device[];
    speakers: Device[];
  };
  change(change: { [Section in keyof UserSettings]?: UserSettings[Section] | undefined }): Result<void, 'locked' | StorageProblem>;
  setAccount(account: PhoneAccount, secret: PhoneSecret | undefined): Result<void, 'locked' | 'no-secret' | StorageProblem>;
}

export interface SettingsPort {
  readonly file: SettingsFile;
  readonly policy: Policy;
  readonly secrets: SecretStore;
  /** Of the system, as BCP 47. */
  readonly systemLanguage: string;
  readonly isEncrypted: boolean;
  readonly areRecordsKept: boolean;
  /** The configuration in force is another one now. */
  onChange(): void;
}

export function createSettings(port: SettingsPort): Settings {
  const { file, policy, secrets } = port;
  let current = effectiveConfiguration(file.read(), policy);
  let devices: { microphones: Device[]; speakers: Device[] } = { microphones: [], speakers: [] };

  const accountSecret = (): PhoneSecret | undefined => policy.accountSecret ?? readAccountSecret(secrets);

  function write(change: JsonObject): Result<void, 'locked' | StorageProblem> {
    if (touchesLocked(change, current)) return failure('locked');
    try {
      file.write({ ...file.read(), ...change });
    } catch (error) {
      return failure(storageProblem(error));
    }
    current = effectiveConfiguration(file.read(), policy);
    port.onChange();
    return success(undefined);
  }

  return {
    current: () => current,
    accountSecret,
    isSecretLost: () => file.read().account !== undefined && accountSecret() === undefined,
    setDevices(microphones, speakers) {
      devices = { microphones, speakers };
    },
    forDesk() {
      const { configuration, locked } = current;
      const { account, queues, reasons, directory, country, keys, limits } = configuration;
      return {
        ...(account?.displayName !== undefined && { agentName: account.displayName }),
        ...(account && { user: account.user }),
        language: languageOf(configuration, port.systemLanguage),
        theme: configuration.interface.theme,
        queues,
        reasons,
        directory,
        country,
        keys,
        holdReminderS: limits.holdReminderS,
        isConfigured: account !== undefined && accountSecret() !== undefined,
        isEncrypted: port.isEncrypted,
        areRecordsKept: port.areRecordsKept,
        locked: [...locked],
      };
    },
    read() {
      const { devices: audio, interface: look, country, keys, presence, queues, links, account } = current.configuration;
      return {
        settings: { devices: audio, interface: look, country, keys, presence, queues, links },
        account: account ?? current.begunAccount ?? null,
        hasSecret: accountSecret() !== undefined,
        canKeepSecret: secrets.canPersist,
        locked: [...current.locked, ...(policy.accountSecret ? ['accountSecret'] : [])],
        ...devices,
      };
    },
    change: (change) => write(Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))),
    setAccount(account, secret) {
      if (secret === undefined && accountSecret() === undefined) return failure('no-secret');
      const isSecretLocked = policy.accountSecret !== undefined;
      const change = { account: phoneAccountSchema.parse(account) };
      if (secret !== undefined && isSecretLocked) return failure('locked');
      if (touchesLocked(change, current)) return failure('locked');
      if (secret !== undefined) {
        try {
          writeAccountSecret(secrets, secret);
        } catch (error) {
          return failure(storageProblem(error));
        }
      }
      return write(change);
    },
  };
}
