import { z } from 'zod';
import { recordingModeSchema } from '../../core/policy/recording-policy';
import { recordingStateSchema } from '../../core/recording/recording-state';

/** Longest chunk, bytes: a second of two voices has some kB. */
const longestChunk = 1024 * 1024;

/**
 * About a second of a recording: WebM with Opus, agent left, customer right. Chunks are one stream cut anywhere: only all of
 * them together, from number 0 on, can be played.
 */
export const recordingChunkSchema = z.object({
  recordingId: z.uuid(),
  number: z.number().int().min(0),
  bytes: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= longestChunk),
  isLast: z.boolean(),
});

/** What the desk shows of recording: what policy wants, and each call that is recorded or should be. */
export const recordingViewSchema = z.object({ mode: recordingModeSchema, calls: z.record(z.uuid(), recordingStateSchema) });

export type RecordingChunk = z.infer<typeof recordingChunkSchema>;
export type RecordingView = z.infer<typeof recordingViewSchema>;
