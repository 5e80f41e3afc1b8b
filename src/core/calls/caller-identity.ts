import { z } from 'zod';

/**
 * What the network says of the other party, read from From, P-Asserted-Identity (RFC 3325) and the centre's own
 * headers. Untrusted text: lengths are cut where it enters, and it is only ever shown as text.
 */
export const callerIdentitySchema = z.object({
  /** User part as sent, e.g. `+36301234567` or `1001`; absent when withheld (RFC 3323) or anonymous. */
  number: z.string().max(64).optional(),
  displayName: z.string().max(128).optional(),
  isWithheld: z.boolean(),
  queue: z.string().max(64).optional(),
  customerId: z.string().max(64).optional(),
  campaign: z.string().max(64).optional(),
  /** The PBX's own id of the call, which follows it through transfers. */
  reference: z.string().max(128).optional(),
  /** What a colleague who handed the caller on wrote. */
  note: z.string().max(300).optional(),
});

export type CallerIdentity = z.infer<typeof callerIdentitySchema>;
