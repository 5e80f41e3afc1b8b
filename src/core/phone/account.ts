import { z } from 'zod';

/** The headers in which a centre's PBX sends what it knows of the caller. Names are case-insensitive (RFC 3261, 7.3.1). */
export const identityHeadersSchema = z.object({
  queue: z.string().min(1).default('X-Queue'),
  customerId: z.string().min(1).default('X-Customer-Id'),
  campaign: z.string().min(1).default('X-Campaign'),
  reference: z.string().min(1).default('X-Call-Ref'),
  /** A colleague's words about a caller who is handed on. */
  note: z.string().min(1).default('X-Call-Note'),
});

/** Where and as whom the phone registers. The secret is never part of it. */
export const phoneAccountSchema = z.object({
  /** WebSocket addresses (RFC 7118) of the PBX, tried in order. */
  servers: z.array(z.url({ protocol: /^wss?$/ })).min(1),
  /** User part of the address of record. */
  user: z.string().min(1).max(128),
  /** Host part of the address of record. */
  domain: z.string().min(1).max(255),
  /** User name for the digest where it differs from `user`. */
  authUser: z.string().min(1).max(128).optional(),
  displayName: z.string().max(128).optional(),
  /** How digits are sent in a call: in the sound (RFC 4733) unless this PBX wants INFO. */
  digits: z.enum(['rfc4733', 'info']).optional(),
  registerExpiresS: z.number().int().min(30).max(86_400).default(300),
});

/** What is set of an account while the rest is still to be typed. */
export const begunAccountSchema = phoneAccountSchema.partial();

/** What the digest is computed from (RFC 7616): the password, or MD5(user:realm:password) where IT hands out no passwords. */
export const phoneSecretSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('password'), password: z.string().min(1).max(512) }),
  z.object({ kind: z.literal('ha1'), ha1: z.string().regex(/^[0-9a-f]{32}$/i), realm: z.string().min(1).max(255) }),
]);

export type IdentityHeaders = z.infer<typeof identityHeadersSchema>;
export type PhoneAccount = z.infer<typeof phoneAccountSchema>;
export type BegunAccount = z.infer<typeof begunAccountSchema>;
export type PhoneSecret = z.infer<typeof phoneSecretSchema>;
