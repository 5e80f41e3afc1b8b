import { z } from 'zod';

/**
 * Why a caller could not be handed on, in terms that become words for a person in one place.
 *
 * - `forwarded`: the number there is redirected (3xx), which a transfer does not follow
 * - `not-allowed`: the PBX transfers no calls of this phone, or not to this number
 * - `hold-refused`: the caller could not be put on hold, so nobody else was called
 * - `hung-up-there`: the colleague was reached and hung up
 */
export const transferProblemSchema = z.enum([
  'busy',
  'declined',
  'no-reply',
  'unknown-number',
  'not-reachable',
  'forwarded',
  'not-allowed',
  'hold-refused',
  'hung-up-there',
  'line-lost',
  'failed',
]);

/** Blind: without a word to who takes the call. Attended: after having asked (RFC 5589, 6 and 7). */
export const transferKindSchema = z.enum(['blind', 'attended']);

/** Where a caller is to go; the name is the directory's. */
export const transferTargetSchema = z.object({ number: z.string().min(1).max(128), name: z.string().max(128).optional() });

const target = transferTargetSchema;
/** Whether the caller is to be talked to again when nothing comes of it. */
const isToReturn = z.boolean();

/**
 * The state of handing a caller on; it belongs to the caller's call. `callId` is the call to the colleague.
 *
 *           +--consult--> holding --on hold, confirmed--> consulting --complete, answered--> asking (attended)
 *   (none) -+                |                             |   |  ^                            |       |
 *           |                | hold refused     back, ended|   |  +--------- refused ----------+       |
 *           |                v                             v   | complete, not answered yet            v
 *           |              failed <--refused--+         (none) v                           the call ends, transferred
 *           +--hand on-----------------> asking (blind) <------+ ------------------------------^
 */
export const transferSchema = z.discriminatedUnion('kind', [
  /** The caller is being put on hold; nobody else is called before that is confirmed. */
  z.object({ kind: z.literal('holding'), target, callId: z.uuid(), isToReturn }),
  z.object({
    kind: z.literal('consulting'),
    target,
    callId: z.uuid(),
    isToReturn,
    /** The call to the colleague is being ended: to go back to the caller, or to hand the caller on without it. */
    next: z.enum(['return', 'hand-on']).optional(),
    /** Why the PBX did not join the two. */
    problem: transferProblemSchema.optional(),
  }),
  /** The PBX has been asked; this cannot be taken back. */
  z.object({
    kind: z.literal('asking'),
    how: transferKindSchema,
    target,
    isToReturn,
    isRingingThere: z.boolean(),
    /** The call to the colleague, when attended. */
    callId: z.uuid().optional(),
  }),
  /** The last attempt came to nothing; kept until the next, or until it has been read. */
  z.object({ kind: z.literal('failed'), target, problem: transferProblemSchema }),
]);

export type TransferProblem = z.infer<typeof transferProblemSchema>;
export type TransferTarget = z.infer<typeof transferTargetSchema>;
export type Transfer = z.infer<typeof transferSchema>;
