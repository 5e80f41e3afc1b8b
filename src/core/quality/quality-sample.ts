import { z } from 'zod';
import { codecSchema } from './codec';

const share = z.number().min(0).max(1);
const durationMs = z.number().min(0);

/**
 * What one second of a call was like on the way between this phone and the PBX. Shares are 0 to 1 of the packets (or
 * samples) of that second. What is not known yet is absent: the PBX reports what it gets of us every five seconds or so
 * (RTCP, RFC 3550 6.4), and its last report stands until the next.
 */
export const qualitySampleSchema = z.object({
  callId: z.uuid(),
  codec: codecSchema,
  /** Packets of the far end that never came, by the holes in their numbers. */
  lossReceivedShare: share,
  /** Packets that came, but too late to be played. */
  discardedShare: share,
  /** Sound that the decoder had to make up, silence aside. */
  concealedShare: share,
  /** Our packets that the PBX missed. */
  lossSentShare: share.optional(),
  /** Interarrival jitter (RFC 3550, 6.4.1) of what we get. */
  jitterReceivedMs: durationMs,
  /** The same of what the PBX gets of us, as it reports it. */
  jitterSentMs: durationMs.optional(),
  /** How long a packet waited here to be played. */
  jitterBufferMs: durationMs,
  /** There and back between this phone and the PBX. */
  roundTripMs: durationMs.optional(),
  /** What goes out of the microphone, dBFS; absent while it is muted or the call is on hold. */
  microphone: z.object({ rmsDb: z.number(), peakDb: z.number() }).optional(),
  /** What comes in, dBFS. */
  remoteDb: z.number(),
});

export type QualitySample = z.infer<typeof qualitySampleSchema>;
