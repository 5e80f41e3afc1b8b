import { z } from 'zod';
import { languageSchema } from '../../core/policy/configuration';
import type { WindowContract } from './channel';

/** What the incoming-call popup shows; null hides it. */
export const popupCallSchema = z.object({
  callId: z.uuid(),
  name: z.string().optional(),
  displayNumber: z.string().optional(),
  isWithheld: z.boolean(),
  queueName: z.string().optional(),
  isVip: z.boolean(),
  /** This contact counted in, within the configured days; absent when it is the first. */
  repeatContacts: z.number().int().optional(),
  ringingSince: z.number(),
  /** A practice caller, which the popup says in words. */
  isPractice: z.boolean(),
  language: languageSchema,
  theme: z.enum(['light', 'dark']),
  hasHighContrast: z.boolean(),
  /** Of Answer and Reject. */
  keys: z.object({ answer: z.string(), reject: z.string() }),
});

export const popupContract = {
  window: 'popup',
  requests: {
    current: { input: z.void(), output: popupCallSchema.nullable() },
    answer: { input: z.object({ callId: z.uuid() }), output: z.void() },
    reject: { input: z.object({ callId: z.uuid() }), output: z.void() },
  },
  events: { call: popupCallSchema.nullable() },
} as const satisfies WindowContract;

export type PopupCall = z.infer<typeof popupCallSchema>;
