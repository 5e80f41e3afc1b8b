import { z } from 'zod';

/** What the PBX says of a voice mailbox (RFC 3842); the counts where it tells them. */
export const mailboxSummarySchema = z.object({
  isWaiting: z.boolean(),
  newCount: z.number().int().min(0).optional(),
  oldCount: z.number().int().min(0).optional(),
});

/** The voicemail of this phone: the number it is heard at, and what is in it as far as the PBX has said. */
export const voicemailSchema = z.object({ number: z.string(), summary: mailboxSummarySchema.optional() });

export type MailboxSummary = z.infer<typeof mailboxSummarySchema>;
