import { z } from 'zod';

/** What the voice process has just seen for itself. Times are wall clock, ms. */
export const proofSchema = z.discriminatedUnion('of', [
  /** The server answered an OPTIONS (RFC 3261, 11) over the WebSocket. */
  z.object({ of: z.literal('server'), at: z.number(), roundTripMs: z.number().min(0) }),
  /** The open microphone gave samples since the last look, or gave none. */
  z.object({ of: z.literal('microphone'), at: z.number(), isDelivering: z.boolean() }),
]);

/** A proof that is older than this proves nothing any more. Each is renewed every few seconds. */
export const proofLastsMs = 15_000;
