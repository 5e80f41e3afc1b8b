import { z } from 'zod';
import { weekdays } from './weekday';

const identifier = z.string().regex(/^[\w.-]{1,64}$/);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 08:30');
const endOfSpan = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time like 22:00, at most 24:00');

/** What a department is for; the catalogue has their names. */
const departmentKinds = ['second-line', 'retention', 'claims', 'vip', 'sales', 'billing', 'other'] as const;

/** A span of opening on the department's own clock; one whose `to` is not after its `from` ends on the next day. */
const openSpanSchema = z.object({ from: timeOfDay, to: endOfSpan });

/** The same span on several days of the week. */
const weeklySpanSchema = openSpanSchema.extend({ days: z.array(z.enum(weekdays)).min(1).max(7) });

/** A date (ISO 8601) with hours of its own in place of the week's: all spans that begin on it. Without any it is closed. */
const exceptionSchema = z.object({
  date: z.iso.date(),
  hours: z.array(openSpanSchema).max(10).optional(),
  note: z.string().max(128).optional(),
});

/**
 * Somewhere callers are handed on to, by name. One without hours is always open. Whether its zone, number and spans make
 * sense is for `checkDepartment` to say.
 */
export const departmentSchema = z.object({
  /** What a fallback or a customer's card calls it. */
  id: identifier.optional(),
  name: z.string().min(1).max(64),
  /** As the PBX dials it, or as people write it. */
  number: z.string().min(1).max(64),
  /** User part of the PBX's hint (RFC 4235) that says whether somebody there is in a call. */
  hint: z.string().min(1).max(128).optional(),
  /** What they do there. */
  note: z.string().max(128).optional(),
  kind: z.enum(departmentKinds).optional(),
  /** IANA name (`Europe/Moscow`) of the zone whose clock the hours are on. */
  timeZone: z.string().min(1).max(64).optional(),
  hours: z.array(weeklySpanSchema).max(50).optional(),
  exceptions: z.array(exceptionSchema).max(400).optional(),
  /** Id of the department that takes over while this one is closed. */
  fallback: identifier.optional(),
  /** Further words it is found by. */
  keywords: z.array(z.string().min(1).max(64)).max(50).optional(),
});

export type DepartmentKind = (typeof departmentKinds)[number];
export type OpenSpan = z.infer<typeof openSpanSchema>;
export type Department = z.infer<typeof departmentSchema>;
