import { z } from 'zod';
import { agentStateSchema } from '../../core/agent/agent-state';
import { callDirectionSchema, callEndCauseSchema, callSchema } from '../../core/calls/call';
import { callerIdentitySchema } from '../../core/calls/caller-identity';
import { coachSchema } from '../../core/calls/coach';
import { notReachedSchema } from '../../core/calls/not-reached';
import { cardSchema } from '../../core/customers/card';
import { departmentSchema } from '../../core/directory/department';
import { formSchema, formValuesSchema } from '../../core/forms/form';
import { headsetViewSchema } from '../../core/headset/headset-state';
import { lineStateSchema } from '../../core/phone/line-state';
import { voicemailSchema } from '../../core/phone/mailbox';
import { outsideNumberSchema } from '../../core/phone/outside-number';
import { microphoneStateSchema } from '../../core/phone/phone-event';
import { languageSchema, notReadyReasonSchema, queueSchema } from '../../core/policy/configuration';
import { chosenKeysSchema } from '../../core/policy/keys';
import { themeSchema } from '../../core/policy/theme';
import { practiceResultSchema } from '../../core/practice/practice-result';
import { callQualitySchema } from '../../core/quality/call-quality';
import { readinessSchema } from '../../core/readiness/readiness';
import { scriptProgressSchema, scriptSchema } from '../../core/scripts/script';
import { recordingViewSchema } from './recording';

/** The agent's state, and what the PBX has confirmed of it. */
export const agentViewSchema = z.object({
  state: agentStateSchema,
  /** "After this call": the reason that takes effect when the call and its wrap-up are over. */
  pendingReasonId: z.string().optional(),
  /**
   * What the PBX's queues do, as far as it has confirmed it: `available` they ring, `paused` they do not, `unknown` it
   * did not say yet. The light shows this.
   */
  confirmed: z.enum(['available', 'paused', 'unknown']),
  /** Set when the PBX refused or did not answer; the agent may try again. */
  confirmationProblem: z.enum(['refused', 'no-answer']).optional(),
});

/**
 * One contact with one customer: the call's card, script and form. It outlives its call until the form is finished.
 * `conversationId` is the call's id.
 */
export const conversationSchema = z.object({
  conversationId: z.uuid(),
  direction: callDirectionSchema,
  queueId: z.string().optional(),
  identity: callerIdentitySchema,
  /** The number as people of this country write it. */
  displayNumber: z.string().optional(),
  /** The number as cards compare it (E.164); absent when it is withheld or of the centre's own. */
  e164: z.string().optional(),
  card: cardSchema.optional(),
  /** Cards that share the number, when it is not certain who calls. */
  candidates: z.array(cardSchema.pick({ cardId: true, name: true, address: true })),
  script: z.object({ script: scriptSchema, progress: scriptProgressSchema }).optional(),
  form: z
    .object({
      form: formSchema,
      values: formValuesSchema,
      savedAt: z.number().optional(),
      problem: z.enum(['disk-full', 'read-only', 'failed']).optional(),
    })
    .optional(),
  isCallOver: z.boolean(),
  /** Nobody was spoken to, and why; its form asks for nothing. */
  notReached: notReachedSchema.optional(),
});

/** A line in the phone column's list of recent calls. */
export const recentCallSchema = z.object({
  callId: z.uuid(),
  at: z.number(),
  direction: callDirectionSchema,
  name: z.string().optional(),
  number: z.string().optional(),
  displayNumber: z.string().optional(),
  queueId: z.string().optional(),
  cause: callEndCauseSchema,
  talkMs: z.number().optional(),
  isRecorded: z.boolean().optional(),
});

/** Something the agent should know and may close. Text comes from the catalogue by `kind`. */
export const noticeSchema = z.object({
  noticeId: z.uuid(),
  at: z.number(),
  severity: z.enum(['info', 'warning', 'error']),
  kind: z.enum([
    'rona',
    'call-cut',
    'call-failed',
    'dial-refused',
    'microphone-missing',
    'microphone-refused',
    'microphone-silent',
    'server-silent',
    'device-switched',
    'suppression-failed',
    'voice-restarted',
    'voice-rejoining',
    'voice-rejoined',
    'desk-restored',
    'break-overrun',
    'hold-reminder',
    'hold-refused',
    'resume-refused',
    'form-saved-by-time',
    'draft-restored',
    'policy-invalid',
    'settings-invalid',
    'settings-damaged',
    'password-missing',
    'content-invalid',
    'directory-invalid',
    'practice-invalid',
    'storage-failed',
    'records-aside',
    'records-not-kept',
    'records-joined',
    'recording-failed',
    'quality-your-network',
    'quality-their-line',
    'quality-your-microphone-silent',
    'quality-your-microphone-loud',
  ]),
  cause: callEndCauseSchema.optional(),
  /** Names, keys and reasons for the text; shown as text only. */
  parameters: z.record(z.string(), z.string()).default({}),
});

/** What the desk needs of the configuration in force. */
export const deskConfigurationSchema = z.object({
  agentName: z.string().optional(),
  user: z.string().optional(),
  language: languageSchema,
  theme: themeSchema,
  queues: z.array(queueSchema),
  reasons: z.array(notReadyReasonSchema),
  directory: z.array(departmentSchema),
  country: z.string(),
  keys: chosenKeysSchema,
  holdReminderS: z.number(),
  /** False until an account is set up: the desk then shows the first-run page. */
  isConfigured: z.boolean(),
  /** Whether the database file is encrypted at rest. */
  isEncrypted: z.boolean(),
  /** False while what is recorded is gone when the program ends. */
  areRecordsKept: z.boolean(),
  /** Keys of settings that policy has locked, dotted: `account.servers`. */
  locked: z.array(z.string()),
});

export const todaySchema = z.object({ calls: z.number().int(), handleMs: z.number() });

/** A practice shift: who may call, who calls next, and how the calls went. */
export const practiceSchema = z.object({
  scenarios: z.array(
    z.object({
      scenarioId: z.string(),
      title: z.string(),
      /** What is learnt there, in a sentence. */
      goal: z.string(),
      queueName: z.string(),
      /** 1 easy, 2 usual, 3 hard. */
      level: z.number().int().min(1).max(3),
    }),
  ),
  /** The caller the agent has asked for; absent: whoever's turn it is. */
  nextScenarioId: z.string().optional(),
  /** `waiting` for Ready, `coming` to the phone at `at`, `calling` while a caller is there. */
  next: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('starting') }),
    z.object({ kind: z.literal('waiting') }),
    z.object({ kind: z.literal('coming'), at: z.number() }),
    z.object({ kind: z.literal('calling'), scenarioId: z.string() }),
    z.object({ kind: z.literal('failed') }),
  ]),
  /** What the other party says without a recording, to be read; stays until there is something else to be heard or read. */
  words: z.string().optional(),
  /** Newest first. */
  results: z.array(practiceResultSchema),
});

/** All that a desk shows. Slices are replaced whole; see `deskPatchSchema`. */
export const deskStateSchema = z.object({
  agent: agentViewSchema,
  line: lineStateSchema,
  microphone: microphoneStateSchema,
  /** Whether callers can reach this agent and be heard, with the last proofs. */
  readiness: readinessSchema,
  headset: headsetViewSchema,
  calls: z.array(callSchema),
  /** Who of the centre is in one of the calls too, as the PBX has said. */
  coach: coachSchema.nullable(),
  recording: recordingViewSchema,
  /** Of the call that is talked in, once it is known. */
  quality: callQualitySchema.nullable(),
  conversations: z.array(conversationSchema),
  /** Null where IT has set up none. */
  voicemail: voicemailSchema.nullable(),
  /** Hints of the directory that the PBX tells of: true while somebody there is in a call. */
  lamps: z.record(z.string(), z.boolean()),
  /** Waits to be put into the dial field. */
  outsideNumber: outsideNumberSchema.nullable(),
  recent: z.array(recentCallSchema),
  notices: z.array(noticeSchema),
  today: todaySchema,
  configuration: deskConfigurationSchema,
  /** Null in real work. */
  practice: practiceSchema.nullable(),
});

export const deskSnapshotSchema = z.object({ version: z.number().int(), state: deskStateSchema });

/** The slices that changed since `version - 1`. A window that misses a version asks for the snapshot again. */
export const deskPatchSchema = z.object({ version: z.number().int(), changes: deskStateSchema.partial() });

export type AgentView = z.infer<typeof agentViewSchema>;
export type Conversation = z.infer<typeof conversationSchema>;
export type RecentCall = z.infer<typeof recentCallSchema>;
export type Notice = z.infer<typeof noticeSchema>;
export type DeskConfiguration = z.infer<typeof deskConfigurationSchema>;
export type Practice = z.infer<typeof practiceSchema>;
export type DeskState = z.infer<typeof deskStateSchema>;
export type DeskSnapshot = z.infer<typeof deskSnapshotSchema>;
export type DeskPatch = z.infer<typeof deskPatchSchema>;
