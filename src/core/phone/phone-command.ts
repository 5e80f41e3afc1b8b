import { z } from 'zod';
import { headsetLightsSchema } from '../headset/headset-lights';
import { identityHeadersSchema, phoneAccountSchema, phoneSecretSchema } from './account';
import { cueSchema, cueSettingsSchema } from './cue';
import { wantedDevicesSchema } from './device';
import { handoverSchema } from './handover';
import { type NoiseSuppression, noiseSuppressionKinds } from './noise-suppression';
import { soundCheckModeSchema } from './sound-check';

const callId = z.uuid();

/** A policy may say yes or no. */
const noiseSuppressionSchema = z.union([
  z.enum(noiseSuppressionKinds),
  z.boolean().transform((isOn): NoiseSuppression => (isOn ? 'standard' : 'off')),
]);

/** Which devices, each kind for itself, and how the microphone is treated. */
export const audioDevicesSchema = z.object({
  microphone: wantedDevicesSchema.default([]),
  speaker: wantedDevicesSchema.default([]),
  ringer: wantedDevicesSchema.default([]),
  /** Keep the microphone open while registered: answers 100 ms faster, the system's microphone sign stays on. */
  keepMicrophoneOpen: z.boolean().default(true),
  ringVolume: z.number().min(0).max(1).default(0.8),
  /** On top of what the device itself does. */
  microphoneGainDb: z.number().min(-12).max(12).default(0),
  noiseSuppression: noiseSuppressionSchema.default('standard'),
  echoCancellation: z.boolean().default(true),
  autoGainControl: z.boolean().default(true),
  /** Work on where no microphone can be had: callers hear nothing. Honoured in practice only, never in real work. */
  withoutMicrophone: z.boolean().default(false),
  /** Short sounds in the ear. */
  cues: cueSettingsSchema.prefault({}),
});

/**
 * Everything main may ask of the voice process. One way: what came of it arrives as a `PhoneEvent`. Each command is
 * harmless when repeated or late (a hang-up of a call that has ended does nothing).
 */
export const phoneCommandSchema = z.discriminatedUnion('type', [
  /** Registers as this account; replaces the one before. */
  z.object({
    type: z.literal('connect'),
    account: phoneAccountSchema,
    secret: phoneSecretSchema,
    headers: identityHeadersSchema,
    userAgent: z.string(),
    /** Of this installation, for `+sip.instance` (RFC 5626, 4.1). */
    instanceId: z.uuid(),
  }),
  /** Unregisters and closes the socket. */
  z.object({ type: z.literal('disconnect') }),
  /** REGISTER with expiry 0 while the socket stays: takes the agent out of rotation on a PBX without pause. */
  z.object({ type: z.literal('set-registered'), registered: z.boolean() }),
  z.object({ type: z.literal('retry-now') }),
  /**
   * `handover` tells a colleague of the caller it is about; `isSilent` begins the call muted. `isForPbx`: a feature code, of
   * which nothing is heard, measured or recorded, and which is no call to callers who ring meanwhile.
   */
  z.object({
    type: z.literal('dial'),
    callId,
    target: z.string().min(1).max(128),
    handover: handoverSchema.optional(),
    isSilent: z.boolean().optional(),
    isForPbx: z.boolean().optional(),
  }),
  /** `isUnasked`: nobody has pressed anything, so a tone comes before the microphone is live. */
  z.object({ type: z.literal('answer'), callId, isUnasked: z.boolean().optional() }),
  z.object({ type: z.literal('reject'), callId }),
  z.object({ type: z.literal('hang-up'), callId }),
  /** Answered by `held` even when the call is so already. */
  z.object({ type: z.literal('hold'), callId, on: z.boolean() }),
  z.object({ type: z.literal('mute'), callId, on: z.boolean() }),
  /**
   * Mixes the sound of these two, so that their far ends hear each other as well, or of none. It takes effect while both
   * are answered and neither is on hold, and is forgotten when one of them ends. Answered by `together`.
   */
  z.object({ type: z.literal('set-conference'), callIds: z.array(callId).max(2) }),
  /**
   * How a call is recorded from now on; null: not. While `isPaused` the recording is silent. `beepEveryS`: both sides hear a tone
   * so often. What is recorded comes by another way (`keepRecording`); `recording-failed` follows when it cannot be had.
   */
  z.object({
    type: z.literal('record'),
    callId,
    recording: z.object({ recordingId: z.uuid(), isPaused: z.boolean(), beepEveryS: z.number().optional() }).nullable(),
  }),
  /** REFER (RFC 3515) to a number, or to the far end of another call of ours (RFC 3891). `ended` or `transfer-failed` follows. */
  z.object({
    type: z.literal('transfer'),
    callId,
    to: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('number'), number: z.string().min(1).max(128) }),
      z.object({ kind: z.literal('call'), callId }),
    ]),
    handover: handoverSchema,
  }),
  /** DTMF, RFC 4733. */
  z.object({ type: z.literal('send-digits'), callId, digits: z.string().regex(/^[0-9A-D*#]{1,32}$/) }),
  /** SIP MESSAGE (RFC 3428) to a user of our own domain. */
  z.object({ type: z.literal('send-message'), requestId: z.uuid(), target: z.string().max(128), body: z.string().max(1024) }),
  /** SUBSCRIBE to a dialog hint (RFC 4235); kept alive over re-registration. Belongs to the `connect` before and after it. */
  z.object({ type: z.literal('watch-hint'), target: z.string().max(128) }),
  /** SUBSCRIBE to the message summary of a mailbox (RFC 3842), as `watch-hint` does. */
  z.object({ type: z.literal('watch-mailbox'), mailbox: z.string().min(1).max(128) }),
  /** `mayBeSilent`: calls go on without a microphone, and send silence; decided by main. */
  z.object({ type: z.literal('set-devices'), devices: audioDevicesSchema, mayBeSilent: z.boolean() }),
  /** A device may have come or gone; `isOneGone`: one has, though it may be back already. */
  z.object({ type: z.literal('look-at-devices'), isOneGone: z.boolean() }),
  /** Plays the ring once on the ringer, for the settings page. */
  z.object({ type: z.literal('test-ring') }),
  /** Plays a cue on the speaker, if it is wanted. */
  z.object({ type: z.literal('play-cue'), cue: cueSchema }),
  /** Plays a few notes on the speaker. */
  z.object({ type: z.literal('test-speaker') }),
  /**
   * Lets a person see and hear what the microphone hears; needs no account. Tries once more for a microphone that could
   * not be had. Nothing while there is a call, and a call ends it. An echo becomes a `level` again after 30 s.
   */
  z.object({ type: z.literal('check-sound'), mode: soundCheckModeSchema }),
  /** Has the headset show what the calls are like; sent when that changes. */
  z.object({ type: z.literal('show-headset-lights'), lights: headsetLightsSchema }),
  /** Shows each of the headset's lights for a moment, for the settings page. Calls end it. */
  z.object({ type: z.literal('test-headset-lights') }),
]);

export type AudioDevices = z.infer<typeof audioDevicesSchema>;
export type PhoneCommand = z.infer<typeof phoneCommandSchema>;
