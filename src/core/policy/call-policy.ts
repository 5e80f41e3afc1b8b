import { z } from 'zod';

/** How calls are made and taken, beyond what each person may choose for themselves. */
export const callPolicySchema = z.object({
  /** A number that is dialled again within this time is asked about first; 0 asks only while a call with it is on. */
  repeatDialS: z.number().int().min(0).max(3600).default(30),
});

export type CallPolicy = z.infer<typeof callPolicySchema>;
