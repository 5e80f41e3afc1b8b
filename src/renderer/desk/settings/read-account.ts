import type { BegunAccount, PhoneAccount, PhoneSecret } from '../../../core/phone/account';
import { failure, type Result, success } from '../../../core/result';

/** What is typed into the account form. */
export interface AccountFields {
  /** One address a line. */
  readonly servers: string;
  readonly user: string;
  readonly domain: string;
  readonly displayName: string;
  readonly authUser: string;
  readonly secretKind: 'password' | 'ha1';
  readonly password: string;
  readonly ha1: string;
  readonly realm: string;
}

export type AccountField = 'servers' | 'user' | 'domain' | 'password' | 'ha1' | 'realm';

/** An account to connect with; without a secret the one that is kept stays in use. */
export interface ReadAccount {
  readonly account: PhoneAccount;
  readonly secret: PhoneSecret | undefined;
}

const defaultExpiresS = 300;

/** The fields of the account there is, or of what is set of one; the secret is never among them. */
export function writeAccount(account: BegunAccount | null): AccountFields {
  return {
    servers: account?.servers?.join('\n') ?? '',
    user: account?.user ?? '',
    domain: account?.domain ?? '',
    displayName: account?.displayName ?? '',
    authUser: account?.authUser ?? '',
    secretKind: 'password',
    password: '',
    ha1: '',
    realm: '',
  };
}

/** Reads the form, or names every field that cannot be right. `kept` is the account there is, or what is set of one. */
export function readAccount(
  fields: AccountFields,
  kept: BegunAccount | null,
  hasSecret: boolean,
): Result<ReadAccount, readonly AccountField[]> {
  const servers = fields.servers
    .split(/[\s,]+/)
    .map((server) => server.trim())
    .filter((server) => server !== '');
  const [user, domain, displayName, authUser] = [fields.user, fields.domain, fields.displayName, fields.authUser].map((text) =>
    text.trim(),
  );
  const wrong: AccountField[] = [];
  if (servers.length === 0 || !servers.every(isWebSocketAddress)) wrong.push('servers');
  if (!user || /[\s@]/.test(user)) wrong.push('user');
  if (!domain || /[\s@/]/.test(domain)) wrong.push('domain');
  wrong.push(...findSecretFaults(fields, hasSecret));
  if (wrong.length > 0 || !user || !domain) return failure(wrong);
  const account: PhoneAccount = {
    servers,
    user,
    domain,
    ...(authUser ? { authUser } : {}),
    ...(displayName ? { displayName } : {}),
    ...(kept?.digits && { digits: kept.digits }),
    registerExpiresS: kept?.registerExpiresS ?? defaultExpiresS,
  };
  return success({ account, secret: readSecret(fields) });
}

function isWebSocketAddress(text: string): boolean {
  return URL.canParse(text) && /^wss?:$/.test(new URL(text).protocol);
}

function isSecretEmpty({ secretKind, password, ha1, realm }: AccountFields): boolean {
  return secretKind === 'password' ? password === '' : ha1.trim() === '' && realm.trim() === '';
}

function findSecretFaults(fields: AccountFields, hasSecret: boolean): AccountField[] {
  if (isSecretEmpty(fields) && hasSecret) return [];
  if (fields.secretKind === 'password') return fields.password === '' ? ['password'] : [];
  const wrong: AccountField[] = [];
  if (!/^[0-9a-f]{32}$/i.test(fields.ha1.trim())) wrong.push('ha1');
  if (fields.realm.trim() === '') wrong.push('realm');
  return wrong;
}

function readSecret(fields: AccountFields): PhoneSecret | undefined {
  if (isSecretEmpty(fields)) return undefined;
  if (fields.secretKind === 'password') return { kind: 'password', password: fields.password };
  return { kind: 'ha1', ha1: fields.ha1.trim(), realm: fields.realm.trim() };
}
