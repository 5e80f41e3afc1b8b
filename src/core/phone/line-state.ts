import { z } from 'zod';

/**
 * Why the phone cannot register, in terms a person can act on.
 *
 * - `unreachable`: no server answers on its WebSocket
 * - `certificate`: nobody the system knows has issued the server's certificate, and no policy pins it
 * - `certificate-expired`: it is not valid any more, or by this computer's clock not yet
 * - `certificate-wrong-host`: it is another server's
 * - `wrong-credentials`: 401/407 after the digest, or 403
 * - `unknown-account`: 404
 * - `refused`: any other final answer; `detail` carries code and phrase
 * - `timeout`: connected, but REGISTER got no answer (RFC 3261 timer F)
 * - `voice-process`: the voice process is being restarted
 */
export const lineProblemSchema = z.enum([
  'unreachable',
  'certificate',
  'certificate-expired',
  'certificate-wrong-host',
  'wrong-credentials',
  'unknown-account',
  'refused',
  'timeout',
  'voice-process',
]);

/**
 * The phone's registration.
 *
 *   off --configure--> connecting --200--> registered <--asked--> off (resting)
 *                          ^  |                |
 *                    retry |  v failed         | socket lost, expiry, refused
 *                          down <--------------+
 *
 * `since` and `retryAt` are wall clock, ms since 1970.
 */
export const lineStateSchema = z.discriminatedUnion('kind', [
  /** With a `server` it rests: connected there, and not registered on purpose. */
  z.object({ kind: z.literal('off'), server: z.string().optional() }),
  z.object({ kind: z.literal('connecting'), since: z.number() }),
  z.object({ kind: z.literal('registered'), since: z.number(), server: z.string() }),
  z.object({
    kind: z.literal('down'),
    since: z.number(),
    problem: lineProblemSchema,
    /** For IT: status code and phrase, or the socket's close code. Never personal data. */
    detail: z.string().optional(),
    retryAt: z.number().optional(),
  }),
]);

export type LineProblem = z.infer<typeof lineProblemSchema>;
export type LineState = z.infer<typeof lineStateSchema>;
