import { z } from 'zod';
import { notReachedSchema } from '../calls/not-reached';

const text = (max: number) => z.string().max(max);

/** A customer's number: `e164` is what look-ups compare, `asGiven` what the centre's own data says. */
export const cardPhoneSchema = z.object({ label: text(32), e164: text(20), asGiven: text(64) });

export const productSchema = z.object({ name: text(128), status: text(64), detail: text(256), since: text(10).optional() });

export const noteSchema = z.object({ noteId: z.number().int(), at: z.number(), author: text(64), body: text(4000) });

/** One finished contact, as the history shows it. */
export const interactionSchema = z.object({
  interactionId: z.uuid(),
  at: z.number(),
  direction: z.enum(['inbound', 'outbound']),
  queueId: text(64).optional(),
  agent: text(64),
  topic: text(128).optional(),
  outcome: text(128).optional(),
  summary: text(1000).optional(),
  talkMs: z.number(),
  /** Nobody was spoken to, and why. */
  notReached: notReachedSchema.optional(),
});

/**
 * A customer as the agent sees one. By design there is no field, tag or note kind that marks a person as difficult.
 * Dates without a time are ISO 8601 (`2019-04-30`); money is text as the centre's system prints it.
 */
export const cardSchema = z.object({
  cardId: z.number().int(),
  /** The customer's id in the centre's own system; unique. */
  externalId: text(64),
  name: text(128),
  company: text(128).optional(),
  language: text(8).optional(),
  isVip: z.boolean(),
  customerSince: text(10).optional(),
  address: text(256).optional(),
  email: text(128).optional(),
  tariff: text(128).optional(),
  balance: text(32).optional(),
  /** Who looks after this customer: the id, name or number of a department, or a number of their own. */
  manager: text(64).optional(),
  phones: z.array(cardPhoneSchema),
  products: z.array(productSchema),
  notes: z.array(noteSchema),
  lastInteractions: z.array(interactionSchema),
  /** Earlier contacts within the configured days; absent when there were none. */
  repeat: z.object({ contacts: z.number().int(), withinDays: z.number().int(), lastTopic: text(128).optional() }).optional(),
});

/** A line in the list of search results. */
export const cardHitSchema = cardSchema
  .pick({ cardId: true, name: true, company: true, isVip: true, address: true, tariff: true })
  .extend({ phone: text(64).optional() });

export type CardPhone = z.infer<typeof cardPhoneSchema>;
export type Interaction = z.infer<typeof interactionSchema>;
export type Card = z.infer<typeof cardSchema>;
export type CardHit = z.infer<typeof cardHitSchema>;
