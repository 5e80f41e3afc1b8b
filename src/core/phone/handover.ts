import { z } from 'zod';

/**
 * What goes along with a caller who is handed on, each in the header that the configuration names for it, so that the
 * customer does not tell the story twice.
 */
export const handoverSchema = z.object({
  /** The PBX's own id of the call. */
  reference: z.string().max(128).optional(),
  /** The customer's id in the centre's own system. */
  customerId: z.string().max(64).optional(),
  /** The agent's words to the colleague; one line. */
  note: z.string().max(300).optional(),
});

export type Handover = z.infer<typeof handoverSchema>;
