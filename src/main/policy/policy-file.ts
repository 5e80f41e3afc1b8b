import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { type PhoneSecret, phoneSecretSchema } from '../../core/phone/account';
import { configurationSchema } from '../../core/policy/configuration';
import { isJsonObject, type JsonObject } from './merge';

/** A policy file that cannot be used, by the key that is wrong and why. Values are never part of it. */
export interface PolicyProblem {
  readonly key: string;
  readonly reason: string;
}

/** What the machine's administrator has set: part of a configuration, and the account's secret if it is handed out so. */
export interface Policy {
  readonly settings: JsonObject;
  readonly accountSecret?: PhoneSecret;
  readonly problems: readonly PolicyProblem[];
  /** The file's own text; `{}` where there is none. */
  readonly text: string;
}

/**
 * Where the administrator puts the policy of this machine. On Windows users may create the folder if the administrator has
 * not: see docs/decisions/0003.
 */
export function machinePolicyFile(platform: NodeJS.Platform): string {
  if (platform === 'win32') return join(process.env.ProgramData ?? 'C:\\ProgramData', 'Firstline', 'policy.json');
  if (platform === 'darwin') return '/Library/Application Support/Firstline/policy.json';
  return '/etc/firstline/policy.json';
}

/** Reads the policy of a machine. Where there is no file, nothing is set. */
export function readPolicy(file: string): Policy {
  try {
    return parsePolicy(readFileSync(file, 'utf8'));
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return isAbsent ? parsePolicy('{}') : refuse('', [{ key: '', reason: 'the file cannot be read' }]);
  }
}

/** Takes a policy's text. One that is broken or names an unknown or wrong key is refused whole, with each key and reason. */
export function parsePolicy(text: string): Policy {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refuse(text, [{ key: '', reason: 'the file is not JSON' }]);
  }
  if (!isJsonObject(json)) return refuse(text, [{ key: '', reason: 'the file is not a JSON object' }]);
  const { accountSecret, ...settings } = json;
  const problems = [...unknownKeys(settings), ...wrongValues(settings)];
  const secret = accountSecret === undefined ? undefined : phoneSecretSchema.safeParse(accountSecret);
  if (secret && !secret.success) problems.push({ key: 'accountSecret', reason: 'is not a password or HA1 entry' });
  if (problems.length > 0) return refuse(text, problems);
  return { settings, problems, text, ...(secret?.success && { accountSecret: secret.data }) };
}

function refuse(text: string, problems: readonly PolicyProblem[]): Policy {
  return { settings: {}, problems, text };
}

function unknownKeys(settings: JsonObject): PolicyProblem[] {
  return Object.keys(settings)
    .filter((key) => !(key in configurationSchema.shape))
    .map((key) => ({ key, reason: 'is not a known setting' }));
}

function wrongValues(settings: JsonObject): PolicyProblem[] {
  const parsed = configurationSchema.partial().safeParse(settings);
  if (parsed.success) return [];
  return parsed.error.issues
    .filter((issue) => !isLeftToUser(settings, issue))
    .map((issue) => ({ key: issue.path.join('.'), reason: issue.message }));
}

/** A policy may set part of the account: the user types the rest. Whatever else it begins it must finish. */
function isLeftToUser(settings: JsonObject, { code, path }: z.core.$ZodIssue): boolean {
  return path[0] === 'account' && path.length === 2 && code === 'invalid_type' && valueAt(settings, path) === undefined;
}

function valueAt(object: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), object);
}
