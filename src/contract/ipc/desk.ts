import { z } from 'zod';
import { dialDoubtSchema, dialIntentSchema } from '../../core/calls/dial-doubt';
import { cardHitSchema, cardSchema } from '../../core/customers/card';
import { formValuesSchema } from '../../core/forms/form';
import { begunAccountSchema, phoneAccountSchema, phoneSecretSchema } from '../../core/phone/account';
import { deviceSchema } from '../../core/phone/device';
import { audioDevicesSchema } from '../../core/phone/phone-command';
import { soundCheckModeSchema, soundLevelSchema } from '../../core/phone/sound-check';
import { configurationSchema } from '../../core/policy/configuration';
import { qualityMomentSchema } from '../../core/quality/call-quality';
import { callHistoryPageSchema, callHistoryQuerySchema } from './call-history';
import { columnMappingSchema, importEncodingSchema, importPreviewSchema, importProblemSchema, importProgressSchema } from './card-import';
import type { WindowContract } from './channel';
import { deskPatchSchema, deskSnapshotSchema } from './desk-state';
import { refusedProblemSchema, refusedSavedSchema, refusedWordsSchema } from './refused-rows';

const callId = z.uuid();
const conversationId = z.uuid();
const cardId = z.number().int();
const none = z.void();

function result<Value extends z.ZodType, Problem extends z.ZodType>(value: Value, problem: Problem) {
  return z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value }), z.object({ ok: z.literal(false), problem })]);
}

const transferInput = z.object({ callId, target: z.string().min(1).max(128), note: z.string().trim().min(1).max(300).optional() });
const transferOutput = result(none, z.enum(['not-a-number', 'line-down', 'no-call', 'under-way']));

/** Settings a user may change, with the parts that policy has not locked. */
export const userSettingsSchema = configurationSchema.pick({
  devices: true,
  interface: true,
  country: true,
  keys: true,
  presence: true,
  queues: true,
  links: true,
});

const { devices, interface: look, country, keys, presence, queues, links } = userSettingsSchema.shape;

/** Why a change of the settings was not kept. */
const settingsProblemSchema = z.enum(['locked', 'disk-full', 'read-only', 'failed']);

/** The sections to be replaced, each whole. One that is left out stays: without their defaults, which would reset it. */
const settingsChangeSchema = z.object({
  devices: devices.unwrap().optional(),
  interface: look.unwrap().optional(),
  country: country.unwrap().optional(),
  keys: keys.unwrap().optional(),
  presence: presence.unwrap().optional(),
  queues: queues.unwrap().optional(),
  links: links.unwrap().optional(),
});

/** Problems of a form at its finish: field name and what is wrong with it. */
export const formProblemSchema = z.object({ field: z.string(), kind: z.enum(['required', 'invalid']), message: z.string() });

export const deskContract = {
  window: 'desk',
  requests: {
    snapshot: { input: none, output: deskSnapshotSchema },

    setReady: { input: none, output: none },
    setNotReady: { input: z.object({ reasonId: z.string() }), output: none },
    /** "After this call"; null takes it back. */
    setAfterCall: { input: z.object({ reasonId: z.string().nullable() }), output: none },
    extendWrapUp: { input: none, output: none },

    /**
     * What may be a slip is not dialled but answered with the doubt; asked again with an intent it is dialled.
     * `queueId`: a caller of that queue is called back.
     */
    dial: {
      input: z.object({ target: z.string().min(1).max(128), intent: dialIntentSchema.optional(), queueId: z.string().max(64).optional() }),
      output: result(none, z.union([z.enum(['not-a-number', 'line-down', 'already-dialling']), dialDoubtSchema])),
    },
    /** The number from outside is in the dial field. */
    takeOutsideNumber: { input: z.object({ handedId: z.uuid() }), output: none },
    /** Puts the number that was copied into the dial field, as from outside. */
    readClipboard: { input: none, output: none },
    readCallHistory: { input: callHistoryQuerySchema, output: callHistoryPageSchema },
    answer: { input: z.object({ callId }), output: none },
    reject: { input: z.object({ callId }), output: none },
    hangUp: { input: z.object({ callId }), output: none },
    hold: { input: z.object({ callId, on: z.boolean() }), output: none },
    mute: { input: z.object({ callId, on: z.boolean() }), output: none },
    /** Refused in silence where policy does not leave it to the agent; what came of it shows in the state. */
    record: { input: z.object({ callId, on: z.boolean() }), output: none },
    pauseRecording: { input: z.object({ callId, on: z.boolean() }), output: none },
    /** A field whose content must not be recorded has the focus, or has it no more. */
    pauseForField: { input: z.object({ conversationId, on: z.boolean() }), output: none },
    /** Blind transfer; what becomes of it shows in the call's `transfer`. */
    transferNow: { input: transferInput, output: transferOutput },
    /** Attended transfer: the caller on hold, then the colleague called. */
    askFirst: { input: transferInput, output: transferOutput },
    /** Connects caller and colleague, or the two of a conference. `callId` is the caller's call, here and in the next two. */
    completeTransfer: { input: z.object({ callId }), output: none },
    swapCalls: { input: z.object({ callId }), output: none },
    /** Back to the caller, whatever has been begun; also puts a failure away. */
    returnToCaller: { input: z.object({ callId }), output: none },
    /** A conference: the far ends of both and the agent hear each other. Shows in both calls. */
    joinCalls: { input: z.object({ callId, otherId: callId }), output: none },
    /** The agent talks with this one, the other one is held. */
    splitCalls: { input: z.object({ callId }), output: none },
    /** Hangs up both. */
    endConference: { input: z.object({ callId }), output: none },
    sendDigits: { input: z.object({ callId, digits: z.string().regex(/^[0-9A-D*#]{1,32}$/) }), output: none },
    retryLine: { input: none, output: none },

    answerScript: { input: z.object({ conversationId, answerId: z.string() }), output: none },
    stepBack: { input: z.object({ conversationId }), output: none },
    /** Called at keystroke batches, at most 250 ms apart; answers when the draft is on disk. */
    saveDraft: {
      input: z.object({ conversationId, values: formValuesSchema }),
      output: result(z.object({ savedAt: z.number() }), z.enum(['disk-full', 'read-only', 'failed', 'finished'])),
    },
    finishForm: {
      input: z.object({ conversationId, values: formValuesSchema }),
      output: result(none, z.union([z.array(formProblemSchema), z.enum(['disk-full', 'read-only', 'failed', 'call-running'])])),
    },
    /** The number of the call goes onto the conversation's card, and its next call is recognised. */
    addCallerNumber: { input: z.object({ conversationId }), output: none },
    linkCard: { input: z.object({ conversationId, cardId: cardId.nullable() }), output: none },

    searchCards: { input: z.object({ query: z.string().max(200) }), output: z.array(cardHitSchema) },
    readCard: { input: z.object({ cardId }), output: cardSchema.nullable() },
    /** Called as `saveDraft`, while a note is typed; what is kept comes back by `readUnfinishedNote`, empty when there is nothing. */
    keepNote: {
      input: z.object({ cardId, body: z.string().max(4000) }),
      output: result(z.object({ savedAt: z.number() }), z.enum(['disk-full', 'read-only', 'failed'])),
    },
    readUnfinishedNote: { input: z.object({ cardId }), output: z.string() },
    addNote: { input: z.object({ cardId, body: z.string().trim().min(1).max(4000) }), output: cardSchema.nullable() },
    createCard: { input: z.object({ conversationId, name: z.string().trim().min(1).max(128) }), output: none },

    /** Opens the system's file dialog; null when it was closed. The file stays chosen until the next choice. */
    chooseImportFile: { input: none, output: result(importPreviewSchema, importProblemSchema).nullable() },
    previewImport: { input: z.object({ encoding: importEncodingSchema }), output: result(importPreviewSchema, importProblemSchema) },
    startImport: {
      input: z.object({ mapping: columnMappingSchema, encoding: importEncodingSchema }),
      output: result(none, importProblemSchema),
    },
    /** Stops an import, or the saving of its left-out rows. */
    cancelImport: { input: none, output: none },
    /** Opens the system's dialog for a file to put the rows into that the last import left out; null when it was closed. */
    saveRefusedRows: { input: refusedWordsSchema, output: result(refusedSavedSchema, refusedProblemSchema).nullable() },

    readSettings: {
      input: none,
      output: z.object({
        settings: userSettingsSchema,
        /** Whole, or what policy has set of one that is still to be typed. */
        account: begunAccountSchema.nullable(),
        hasSecret: z.boolean(),
        /** False where the OS has no key store: a secret is then asked for again at the next start. */
        canKeepSecret: z.boolean(),
        locked: z.array(z.string()),
        microphones: z.array(deviceSchema),
        speakers: z.array(deviceSchema),
      }),
    },
    changeSettings: { input: settingsChangeSchema, output: result(none, settingsProblemSchema) },
    setDevices: { input: audioDevicesSchema, output: none },
    testRing: { input: none, output: none },
    testSpeaker: { input: none, output: none },
    /** Shows each light of the headset for a moment; nothing while there is a call. */
    testHeadset: { input: none, output: none },
    /** Until `off`, a call, or the end of this window. */
    checkSound: { input: z.object({ mode: soundCheckModeSchema }), output: none },
    /** Keeps the account and connects; how it went shows in the line state. `secret` absent keeps the one there is. */
    setAccount: {
      input: z.object({ account: phoneAccountSchema, secret: phoneSecretSchema.optional() }),
      output: result(none, z.enum([...settingsProblemSchema.options, 'no-secret'])),
    },

    /** Changes to practice, or back to real work: the desk is opened anew. Refused while a call goes on. */
    enterPractice: { input: none, output: result(none, z.enum(['call-running', 'failed'])) },
    leavePractice: { input: none, output: result(none, z.enum(['call-running', 'failed'])) },
    /** Who calls next in practice; null leaves it to their turn. They call at once when the agent is ready, else as soon as she is. */
    chooseNextCaller: { input: z.object({ scenarioId: z.string().max(64).nullable() }), output: none },

    dismissNotice: { input: z.object({ noticeId: z.uuid() }), output: none },
  },
  events: {
    patch: deskPatchSchema,
    importProgress: importProgressSchema,
    /** How far the saving of left-out rows is, 0 to 1; not told when it is done in a moment. */
    refusedRowsShare: z.number().min(0).max(1),
    soundLevel: soundLevelSchema,
    /** Whether the agent speaks while mute cuts off everybody who could hear it. */
    speakingMuted: z.boolean(),
    qualityMoment: qualityMomentSchema,
  },
} as const satisfies WindowContract;
