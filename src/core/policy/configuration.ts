import { z } from 'zod';
import { departmentSchema } from '../directory/department';
import { identityHeadersSchema, phoneAccountSchema } from '../phone/account';
import { audioDevicesSchema } from '../phone/phone-command';
import { qualityThresholdsSchema } from '../quality/quality-thresholds';
import { callPolicySchema, linkSettingsSchema, unreachedPolicySchema } from './call-policy';
import { chosenKeysSchema } from './keys';
import { recordingPolicySchema } from './recording-policy';
import { themeSchema } from './theme';

export const languages = ['en', 'ru', 'uk', 'hu', 'sl', 'az'] as const;
export const languageSchema = z.enum(languages);

const seconds = z.number().int().min(0).max(86_400);
const identifier = z.string().regex(/^[\w.-]{1,64}$/);

/** Time for the after-call form. `lengthS: 0` goes straight back to Ready; absent means no limit. */
export const wrapUpPolicySchema = z.object({
  lengthS: seconds.optional(),
  /** How long before the end the clock warns. */
  warnS: seconds.default(10),
  extensionS: seconds.default(30),
  maxExtensions: z.number().int().min(0).max(20).default(2),
});

export const queueSchema = z.object({
  /** As the PBX names it, in the queue header and in its pause hints. */
  id: identifier,
  name: z.string().min(1).max(64),
  scriptId: identifier.optional(),
  formId: identifier.optional(),
  /** The queue's own ring time: who lets it run out is taken out of rotation. Without it, who lets a call ring for 10 s. */
  ringTimeoutS: seconds.optional(),
  /** What a call back to one of its callers leaves that nobody takes. */
  unreached: unreachedPolicySchema.optional(),
  wrapUp: wrapUpPolicySchema.default({ lengthS: 60, warnS: 10, extensionS: 30, maxExtensions: 2 }),
});

/** A reason for Not ready. The names of the shipped ones come from the catalogue, by id. */
export const notReadyReasonSchema = z.object({
  id: identifier,
  name: z.string().max(64).optional(),
  /** `break` opens the break screen with a countdown; `system` reasons are set by rules and never offered. */
  kind: z.enum(['break', 'work', 'system']),
  limitS: seconds.optional(),
});

/** How the PBX is told that its queues must not ring this agent. */
export const queuePresenceSchema = z.discriminatedUnion('driver', [
  /**
   * SIP MESSAGE to the dialplan; what a hint then says is the truth. `{user}` and `{queue}` are filled in. A hint is an
   * extension of the dialplan, so in Asterisk its name must not hold a slash: that would begin a caller to match.
   */
  z.object({
    driver: z.literal('message'),
    target: z.string().min(1).default('agent'),
    hint: z.string().min(1).default('{queue}-pause-{user}'),
  }),
  /** A call to a feature code, for a PBX without MESSAGE. */
  z.object({ driver: z.literal('feature-code'), pauseCode: z.string().min(1), readyCode: z.string().min(1) }),
  /** Unregister while not ready: works with every PBX. */
  z.object({ driver: z.literal('unregister') }),
]);

export const configurationSchema = z.object({
  account: phoneAccountSchema.optional(),
  headers: identityHeadersSchema.prefault({}),
  queues: z.array(queueSchema).max(200).default([]),
  reasons: z
    .array(notReadyReasonSchema)
    .max(50)
    .default([
      { id: 'break', kind: 'break', limitS: 900 },
      { id: 'lunch', kind: 'break', limitS: 2700 },
      { id: 'paperwork', kind: 'work', limitS: 1200 },
      { id: 'training', kind: 'work' },
      { id: 'meeting', kind: 'work' },
    ]),
  /** Where callers are handed on to; more of it may be in the content. */
  directory: z.array(departmentSchema).max(1000).default([]),
  presence: queuePresenceSchema.prefault({ driver: 'unregister' }),
  calls: callPolicySchema.prefault({}),
  links: linkSettingsSchema.prefault({}),
  devices: audioDevicesSchema.prefault({}),
  interface: z
    .object({
      language: z.union([languageSchema, z.literal('system')]).default('system'),
      theme: themeSchema.default('system'),
      /** Answer (while it rings), mute (in a call) and the copied number work from other programs as well. */
      globalKeys: z.boolean().default(true),
    })
    .prefault({}),
  /** Keys that are others than the usual ones, by action. */
  keys: chosenKeysSchema.prefault({}),
  /** Region for numbers written without a country code, ISO 3166-1 alpha-2. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('HU'),
  limits: z
    .object({
      /** A held call is called to mind after this long. */
      holdReminderS: seconds.default(60),
      /** A further call within this many days counts as a repeat. */
      repeatCallDays: z.number().int().min(0).max(365).default(7),
    })
    .prefault({}),
  recovery: z
    .object({
      /**
       * What to dial before a call's reference (`headers.reference`) to be joined with its caller again, after the voice
       * process has died in the call. Absent where the PBX has no such number.
       */
      rejoinPrefix: z
        .string()
        .regex(/^[0-9*#]{1,16}$/)
        .optional(),
    })
    .prefault({}),
  /** What counts as a good line, and when the agent is warned of a bad one. */
  quality: qualityThresholdsSchema.prefault({}),
  recording: recordingPolicySchema.prefault({}),
  security: z
    .object({
      /** SHA-256 fingerprints (hex, colons allowed) of certificates trusted although no authority vouches for them. */
      pinnedCertificates: z.array(z.string().regex(/^([0-9a-fA-F]{2}:?){32}$/)).default([]),
      requireEncryption: z.boolean().default(false),
    })
    .prefault({}),
});

export type Language = z.infer<typeof languageSchema>;
export type WrapUpPolicy = z.infer<typeof wrapUpPolicySchema>;
export type Queue = z.infer<typeof queueSchema>;
export type NotReadyReason = z.infer<typeof notReadyReasonSchema>;
export type Configuration = z.infer<typeof configurationSchema>;
