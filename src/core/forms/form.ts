import { z } from 'zod';

const identifier = z.string().regex(/^[\w.-]{1,64}$/);

/** Field values of an after-call form, as typed so far or as finished. JSON only. */
export const formValuesSchema = z.record(z.string().max(64), z.json());

/** An after-call form as its file holds it: a JSON Schema (2020-12) for the values and a UI schema for the layout. */
export const formSchema = z.object({
  formId: identifier,
  title: z.string().min(1).max(80),
  version: z.number().int().min(1).default(1),
  schema: z.looseObject({ type: z.literal('object'), properties: z.record(z.string(), z.looseObject({})) }),
  ui: z.record(z.string(), z.unknown()).default({}),
  /** Which fields become the topic, outcome and summary of the customer's history. */
  history: z.object({ topic: z.string().optional(), outcome: z.string().optional(), summary: z.string().optional() }).default({}),
});

export type FormValues = z.infer<typeof formValuesSchema>;
export type Form = z.infer<typeof formSchema>;
