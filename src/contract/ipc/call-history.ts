import { z } from 'zod';
import { recentCallSchema } from './desk-state';

/** Missed ones rang here and were not taken; outgoing ones may have reached nobody. */
export const callFilterSchema = z.enum(['all', 'missed', 'incoming', 'outgoing']);

/** Which calls of the past are wanted. `before` is the last one of the page before. */
export const callHistoryQuerySchema = z.object({
  filter: callFilterSchema,
  queueId: z.string().max(64).optional(),
  /** A part of a name, or digits of a number. */
  text: z.string().max(64),
  before: recentCallSchema.pick({ at: true, callId: true }).optional(),
  limit: z.number().int().min(1).max(100),
});

/** Newest first; `hasMore` when there are older ones. */
export const callHistoryPageSchema = z.object({ calls: z.array(recentCallSchema), hasMore: z.boolean() });

export type CallFilter = z.infer<typeof callFilterSchema>;
export type CallHistoryQuery = z.infer<typeof callHistoryQuerySchema>;
export type CallHistoryPage = z.infer<typeof callHistoryPageSchema>;
