import { existsSync, readFileSync, renameSync } from 'node:fs';
import { z } from 'zod';
import { writeFileWhole } from './write-file-whole';

/** What the OS keychain does for us; Electron's safeStorage in the product. */
export interface Keychain {
  isAvailable(): boolean;
  encrypt(text: string): Buffer;
  decrypt(data: Buffer): string;
}

export type SecretName = 'account' | 'database-key' | 'recording-key' | 'last-policy';

export interface SecretStore {
  /** False where the OS offers no keychain: secrets then live in memory until the program ends. */
  readonly canPersist: boolean;
  read(name: SecretName): string | undefined;
  /** Throws when it cannot be kept, and then it is not known afterwards either (see storage-problem.ts). */
  write(name: SecretName, value: string): void;
}

const fileSchema = z.record(z.string(), z.base64());

/** Secrets by name, each encrypted with a key of the OS keychain, in one file that is worthless elsewhere. */
export function openSecretStore(file: string, keychain: Keychain): SecretStore {
  const inMemory = new Map<SecretName, string>();
  const canPersist = keychain.isAvailable();

  /** Nothing when there is no file or it is damaged: the person is asked again. */
  function readFile(): Record<string, string> | undefined {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return undefined;
    }
  }

  return {
    canPersist,
    read(name) {
      const known = inMemory.get(name);
      if (known !== undefined || !canPersist) return known;
      const encrypted = readFile()?.[name];
      if (encrypted === undefined) return undefined;
      try {
        const value = keychain.decrypt(Buffer.from(encrypted, 'base64'));
        inMemory.set(name, value);
        return value;
      } catch {
        return undefined; // another user's keychain or a new one
      }
    },
    write(name, value) {
      if (canPersist) {
        const others = readFile();
        if (!others && existsSync(file)) renameSync(file, `${file}.damaged`); // somebody may be able to mend it
        writeFileWhole(file, JSON.stringify({ ...others, [name]: keychain.encrypt(value).toString('base64') }));
      }
      inMemory.set(name, value);
    },
  };
}
