import { z } from 'zod';
import { autoAnswerSchema } from '../calls/auto-answer';

/**
 * What a dialled call leaves that nobody took: nothing, a record of its outcome, or a form that stays open beside whatever
 * the agent does next.
 */
export const unreachedPolicySchema = z.enum(['nothing', 'record', 'form']);

/** How calls are made and taken, beyond what each person may choose for themselves. */
export const callPolicySchema = z.object({
  /** A number that is dialled again within this time is asked about first; 0 asks only while a call with it is on. */
  repeatDialS: z.number().int().min(0).max(3600).default(30),
  /** Where the queue does not say otherwise. */
  unreached: unreachedPolicySchema.default('record'),
  /** A number out of a link or the clipboard is called at once instead of standing in the dial field. */
  dialsFromOutside: z.boolean().default(false),
  /** The number at which the voicemail is heard; `mailbox` where it is not called like the account's user. */
  voicemail: z.object({ number: z.string().min(1).max(64), mailbox: z.string().min(1).max(128).optional() }).optional(),
  autoAnswer: autoAnswerSchema.default('none'),
});

/** Which of other programs' doings concern this one. */
export const linkSettingsSchema = z.object({
  /** The system opens `tel:`, `sip:` and `callto:` links with this program. */
  open: z.boolean().default(false),
});

export type UnreachedPolicy = z.infer<typeof unreachedPolicySchema>;

export type CallPolicy = z.infer<typeof callPolicySchema>;
