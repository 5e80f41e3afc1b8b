import { z } from 'zod';

/** Why what another program handed over cannot be dialled. */
export const outsideProblemSchema = z.enum(['too-long', 'unsafe', 'carries-more', 'no-number', 'several-numbers']);

/**
 * A number that came from another program, by a link or the clipboard, for the dial field. With `isToBeDialled` policy wants
 * it called at once. `extension` is to be typed when they answer.
 */
export const outsideNumberSchema = z.object({
  handedId: z.uuid(),
  number: z.discriminatedUnion('ok', [
    z.object({
      ok: z.literal(true),
      value: z.object({ target: z.string().min(1).max(40), extension: z.string().optional(), isToBeDialled: z.boolean() }),
    }),
    z.object({ ok: z.literal(false), problem: outsideProblemSchema }),
  ]),
});

export type OutsideProblem = z.infer<typeof outsideProblemSchema>;
export type OutsideNumber = z.infer<typeof outsideNumberSchema>;
