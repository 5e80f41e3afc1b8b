import { z } from 'zod';
import { phoneCommandSchema } from '../../core/phone/phone-command';
import { phoneEventSchema } from '../../core/phone/phone-event';
import type { WindowContract } from './channel';
import { recordingChunkSchema } from './recording';

/** Main and the voice process: commands one way, events the other. */
export const voiceContract = {
  window: 'voice',
  requests: {
    report: { input: phoneEventSchema, output: z.void() },
    keepRecording: { input: recordingChunkSchema, output: z.enum(['kept', 'lost']) },
    /** Since the PC was started, its sleep included. */
    uptimeMs: { input: z.void(), output: z.number() },
  },
  events: { command: phoneCommandSchema },
} as const satisfies WindowContract;
