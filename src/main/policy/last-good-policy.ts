import type { SecretStore } from '../secrets/secret-store';
import { type Policy, parsePolicy } from './policy-file';

/**
 * A broken policy file must not undo the centre's settings: the last good one stays in force and the problems are told.
 * It may hold a secret, so it is kept where secrets are.
 */
export function withLastGood(policy: Policy, secrets: SecretStore): Policy {
  if (policy.problems.length === 0) {
    try {
      if (policy.text !== secrets.read('last-policy')) secrets.write('last-policy', policy.text);
    } catch {
      // a full disk must not keep the program from starting; the policy itself is in force
    }
    return policy;
  }
  const lastGood = parsePolicy(secrets.read('last-policy') ?? '{}');
  return { ...lastGood, problems: policy.problems };
}
