import { z } from 'zod';
import type { WindowContract } from './channel';

const callId = z.uuid();
const requestId = z.uuid();
const sdp = z.string().max(64_000);
const lineId = z.string().max(64);

/** A recording below a speech folder: `en/tariff-question/question.ogg`, or `own/en/…` in the centre's own. */
const speechFile = z
  .string()
  .max(200)
  .regex(/^\w[\w.-]*(\/\w[\w.-]*)*\.ogg$/);

/**
 * What main asks of the caller page: the sound of simulated callers, one peer connection a call. Harmless when repeated
 * or late: a command for a call that is not there does nothing. `prepare` and `respond` make the call.
 */
export const callerCommandSchema = z.discriminatedUnion('type', [
  /** Make a connection and report its `offer`, candidates included. */
  z.object({ type: z.literal('prepare'), callId }),
  /** The agent's answer to that offer. */
  z.object({ type: z.literal('connect'), callId, sdp }),
  /** An offer of the agent's side (a call dialled by the agent, or a re-INVITE): report the `answer`. */
  z.object({ type: z.literal('respond'), callId, requestId, sdp }),
  /** Plays a recording, after the one that is playing; `gain` 1 is as it was recorded. */
  z.object({ type: z.literal('say'), callId, lineId, file: speechFile, gain: z.number().min(0).max(4) }),
  /** Stops speaking in mid-word, and forgets what was to be said after. */
  z.object({ type: z.literal('hush'), callId }),
  /** What is heard behind the caller, from now on; `gain` 1 is as loud as speech. */
  z.object({ type: z.literal('background'), callId, noise: z.enum(['none', 'street', 'room', 'hum']), gain: z.number().min(0).max(1) }),
  z.object({ type: z.literal('end'), callId }),
]);

/** What the caller page tells main. Times are wall clock, ms. */
export const callerReportSchema = z.discriminatedUnion('type', [
  /** The page is there, with no calls. */
  z.object({ type: z.literal('started') }),
  z.object({ type: z.literal('offer'), callId, sdp }),
  z.object({ type: z.literal('answer'), callId, requestId, sdp }),
  /** Sound flows both ways. Once a call. */
  z.object({ type: z.literal('connected'), callId }),
  /** A recording is over; `isWhole` false when it was hushed or could not be played. */
  z.object({ type: z.literal('said'), callId, lineId, isWhole: z.boolean() }),
  /** The agent speaks; `at` is when it began. */
  z.object({ type: z.literal('agent-speaks'), callId, at: z.number() }),
  /**
   * The agent has paused: how long was spoken since `agent-speaks` (pauses within left out, ms) and how loud (RMS while
   * speaking, dBFS). `at` is when the pause began, which is a while ago.
   */
  z.object({ type: z.literal('agent-pauses'), callId, spokenMs: z.number(), levelDb: z.number(), at: z.number() }),
  /** The connection failed or could not be made. Nothing follows; `end` is still to be sent. */
  z.object({ type: z.literal('lost'), callId }),
  z.object({ type: z.literal('log'), level: z.enum(['info', 'warn', 'error']), message: z.string().max(2000) }),
]);

/** Main and the page that speaks for the simulated callers of a practice shift. */
export const callerContract = {
  window: 'caller',
  requests: { report: { input: callerReportSchema, output: z.void() } },
  events: { command: callerCommandSchema },
} as const satisfies WindowContract;

export type CallerCommand = z.infer<typeof callerCommandSchema>;
export type CallerReport = z.infer<typeof callerReportSchema>;
