import { type PhoneSecret, phoneSecretSchema } from '../../core/phone/account';
import type { SecretStore } from './secret-store';

/** The secret of the PBX account, from the user's keychain; nothing when there is none or it is damaged. */
export function readAccountSecret(secrets: SecretStore): PhoneSecret | undefined {
  const kept = secrets.read('account');
  if (kept === undefined) return undefined;
  try {
    return phoneSecretSchema.parse(JSON.parse(kept));
  } catch {
    return undefined;
  }
}

export function writeAccountSecret(secrets: SecretStore, secret: PhoneSecret): void {
  secrets.write('account', JSON.stringify(secret));
}
