import { z } from 'zod';
import { callEndCauseSchema } from '../calls/call';
import { callerIdentitySchema } from '../calls/caller-identity';
import { coachNewsSchema } from '../calls/coach';
import { transferProblemSchema } from '../calls/transfer';
import { headsetPressSchema } from '../headset/headset-button';
import { headsetStateSchema } from '../headset/headset-state';
import { qualitySampleSchema } from '../quality/quality-sample';
import { proofSchema } from '../readiness/proof';
import { deviceSchema } from './device';
import { lineStateSchema } from './line-state';
import { mailboxSummarySchema } from './mailbox';
import { soundLevelSchema } from './sound-check';

const callId = z.uuid();
const at = z.number();

/**
 * Whether the agent could be heard: `open` and `closed` (opened at the next answer) are fine. `silent`: there is no
 * microphone to be had and calls go on without one, since this is practice and the person wished it so.
 */
export const microphoneStateSchema = z.enum(['unknown', 'open', 'closed', 'silent', 'missing', 'refused', 'failed']);

/** Everything the voice process tells main. `at` is wall clock, ms. */
export const phoneEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started') }),
  z.object({ type: z.literal('line'), line: lineStateSchema }),
  /** `asksForAnswer`: the PBX wants it answered at once (RFC 5373, or Call-Info and Alert-Info as PBXs use them). */
  z.object({ type: z.literal('incoming'), callId, identity: callerIdentitySchema, asksForAnswer: z.boolean().optional(), at }),
  z.object({ type: z.literal('ringing-there'), callId, at }),
  /** Asked to answer; the media path is being made. */
  z.object({ type: z.literal('answering'), callId, at }),
  z.object({ type: z.literal('talking'), callId, at }),
  /** Our own hold, confirmed by the far end's answer to the re-INVITE. `isRefused`: the change was refused, and it is still so. */
  z.object({ type: z.literal('held'), callId, on: z.boolean(), isRefused: z.boolean().optional(), at }),
  /** The far end holds us. */
  z.object({ type: z.literal('held-by-other'), callId, on: z.boolean(), at }),
  z.object({ type: z.literal('muted'), callId, on: z.boolean(), at }),
  /** Whether the far end of this call hears the other one of its conference now (`set-conference`). */
  z.object({ type: z.literal('together'), callId, on: z.boolean(), at }),
  /** The call goes on, but is not recorded any more. `reason` is for the log. */
  z.object({ type: z.literal('recording-failed'), callId, recordingId: z.uuid(), reason: z.string().max(200), at }),
  /** The caller has been handed on, and it rings there. */
  z.object({ type: z.literal('transfer-ringing'), callId, at }),
  /** The caller was not handed on; the call goes on as it was. */
  z.object({
    type: z.literal('transfer-failed'),
    callId,
    problem: transferProblemSchema,
    /** For IT: status code and phrase. */
    detail: z.string().max(128).optional(),
    at,
  }),
  /** The other party changed (transfer, queue answered): P-Asserted-Identity of UPDATE or re-INVITE. */
  z.object({ type: z.literal('identity'), callId, identity: callerIdentitySchema, at }),
  z.object({
    type: z.literal('ended'),
    callId,
    cause: callEndCauseSchema,
    /** For IT: status code and phrase. */
    detail: z.string().max(128).optional(),
    at,
  }),
  /** Final status of a SIP MESSAGE; 0 when no answer came. */
  z.object({ type: z.literal('message-settled'), requestId: z.uuid(), status: z.number().int() }),
  /** State of a watched hint: `on` while any dialog of it is not terminated (RFC 4235). */
  z.object({ type: z.literal('hint'), target: z.string(), on: z.boolean(), at }),
  /** The hint cannot be watched (refused, expired without renewal). */
  z.object({ type: z.literal('hint-lost'), target: z.string(), at }),
  /** The PBX tells of a coach in this phone's calls; it does not say in which. */
  z.object({ type: z.literal('coach'), news: coachNewsSchema, at }),
  z.object({ type: z.literal('mailbox'), summary: mailboxSummarySchema }),
  /** The mailbox cannot be watched now. */
  z.object({ type: z.literal('mailbox-lost') }),
  z.object({ type: z.literal('microphone'), state: microphoneStateSchema }),
  /** A microphone was opened, maybe not the one that is wanted most; `''` the system's default. */
  z.object({ type: z.literal('microphone-opened'), deviceId: deviceSchema.shape.deviceId }),
  /** Strong noise suppression is wished for and cannot be had; the browser's own is at work in its place. */
  z.object({ type: z.literal('suppression-failed') }),
  /** Every few seconds, of the server while the WebSocket is there and of the microphone while it is open. */
  z.object({ type: z.literal('proof'), proof: proofSchema }),
  z.object({ type: z.literal('devices'), microphones: z.array(deviceSchema), speakers: z.array(deviceSchema) }),
  z.object({ type: z.literal('sound-level'), level: soundLevelSchema }),
  /** Whether the agent speaks while mute cuts off everybody who could hear it. */
  z.object({ type: z.literal('speaking-muted'), on: z.boolean() }),
  /** Once a second of each talk. */
  z.object({ type: z.literal('quality'), sample: qualitySampleSchema }),
  z.object({ type: z.literal('headset'), state: headsetStateSchema }),
  /** A button of the headset; what it means is decided by main. */
  z.object({ type: z.literal('headset-pressed'), press: headsetPressSchema, at }),
  /** Something to write to the log; never personal data or secrets. */
  z.object({ type: z.literal('log'), level: z.enum(['info', 'warn', 'error']), message: z.string().max(2000) }),
]);

export type MicrophoneState = z.infer<typeof microphoneStateSchema>;

/** False when the next caller could not hear the agent, and nobody has wished for that. */
export function isMicrophoneUsable(microphone: MicrophoneState): boolean {
  return microphone !== 'missing' && microphone !== 'refused' && microphone !== 'failed';
}
export type PhoneEvent = z.infer<typeof phoneEventSchema>;
