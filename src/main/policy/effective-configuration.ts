import { type BegunAccount, begunAccountSchema, phoneAccountSchema } from '../../core/phone/account';
import { type Configuration, configurationSchema } from '../../core/policy/configuration';
import { isJsonObject, type JsonObject, leafPaths, mergeJson } from './merge';
import type { Policy } from './policy-file';

/** The configuration in force and which of its keys policy has locked. */
export interface EffectiveConfiguration {
  readonly configuration: Configuration;
  /** What policy sets of an account that the user has yet to complete; absent where there is a whole one, or nothing of it. */
  readonly begunAccount?: BegunAccount;
  /** Dotted paths: `account.servers`. */
  readonly locked: readonly string[];
  /** Keys of the user's own settings that were wrong and are ignored. */
  readonly ignored: readonly string[];
}

/** What no user decides, whatever stands in the settings file. */
const policyAlone = ['security', 'recording'];

/**
 * Defaults, the user's settings over them, policy over both. Wrong user settings are left out section by section. A
 * policy may set a part of the account and leave the rest to the user: until that is typed there is none.
 */
export function effectiveConfiguration(settings: JsonObject, policy: Policy): EffectiveConfiguration {
  const userSettings = Object.fromEntries(Object.entries(settings).filter(([key]) => !policyAlone.includes(key)));
  const locked = leafPaths(policy.settings);
  const whole = configurationSchema.safeParse(mergeJson(userSettings, policy.settings));
  if (whole.success) return { configuration: whole.data, locked, ignored: [] };
  const wrong = new Set(whole.error.issues.map((issue) => String(issue.path[0])));
  const rest = Object.fromEntries(Object.entries(userSettings).filter(([key]) => !wrong.has(key)));
  const ignored = Object.keys(userSettings).filter((key) => wrong.has(key));
  const { account, ...others } = mergeJson(rest, policy.settings);
  const isAccountWhole = phoneAccountSchema.optional().safeParse(account).success;
  if (isAccountWhole) return { configuration: configurationSchema.parse({ ...others, account }), locked, ignored };
  return { configuration: configurationSchema.parse(others), begunAccount: begunAccountSchema.parse(account), locked, ignored };
}

/** Whether a change touches a key that policy has set, or a part of one, or a section that it has set whole. */
export function touchesLocked(change: JsonObject, { configuration, begunAccount, locked }: EffectiveConfiguration): boolean {
  const current = begunAccount ? { ...configuration, account: begunAccount } : configuration;
  return locked.some((path) => {
    const keys = path.split('.');
    const asked = valueAt(change, keys);
    return asked !== undefined && JSON.stringify(asked) !== JSON.stringify(valueAt(current, keys));
  });
}

function valueAt(object: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => (isJsonObject(value) ? value[key] : undefined), object);
}
