import { z } from 'zod';
import { identityHeadersSchema, phoneAccountSchema, phoneSecretSchema } from './account';

const callId = z.uuid();

/** Devices by stable label first, since ids change (`''` is the system's default). */
export const audioDevicesSchema = z.object({
  microphone: z.string().max(256).default(''),
  speaker: z.string().max(256).default(''),
  ringer: z.string().max(256).default(''),
  /** Keep the microphone open while registered: answers 100 ms faster, the system's microphone sign stays on. */
  keepMicrophoneOpen: z.boolean().default(true),
  ringVolume: z.number().min(0).max(1).default(0.8),
  noiseSuppression: z.boolean().default(true),
  echoCancellation: z.boolean().default(true),
  autoGainControl: z.boolean().default(true),
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
  }),
  /** Unregisters and closes the socket. */
  z.object({ type: z.literal('disconnect') }),
  /** REGISTER with expiry 0 while the socket stays: takes the agent out of rotation on a PBX without pause. */
  z.object({ type: z.literal('set-registered'), registered: z.boolean() }),
  z.object({ type: z.literal('retry-now') }),
  z.object({ type: z.literal('dial'), callId, target: z.string().min(1).max(128) }),
  z.object({ type: z.literal('answer'), callId }),
  z.object({ type: z.literal('reject'), callId }),
  z.object({ type: z.literal('hang-up'), callId }),
  z.object({ type: z.literal('hold'), callId, on: z.boolean() }),
  z.object({ type: z.literal('mute'), callId, on: z.boolean() }),
  /** DTMF, RFC 4733. */
  z.object({ type: z.literal('send-digits'), callId, digits: z.string().regex(/^[0-9A-D*#]{1,32}$/) }),
  /** SIP MESSAGE (RFC 3428) to a user of our own domain. */
  z.object({ type: z.literal('send-message'), requestId: z.uuid(), target: z.string().max(128), body: z.string().max(1024) }),
  /** SUBSCRIBE to a dialog hint (RFC 4235); kept alive over re-registration. Belongs to the `connect` before and after it. */
  z.object({ type: z.literal('watch-hint'), target: z.string().max(128) }),
  z.object({ type: z.literal('set-devices'), devices: audioDevicesSchema }),
  /** Plays the ring once on the ringer, for the settings page. */
  z.object({ type: z.literal('test-ring') }),
]);

export type AudioDevices = z.infer<typeof audioDevicesSchema>;
export type PhoneCommand = z.infer<typeof phoneCommandSchema>;
