import { z } from 'zod';
import type { LineState } from '../phone/line-state';
import { isMicrophoneUsable, type MicrophoneState } from '../phone/phone-event';
import { unreachable } from '../result';
import { proofLastsMs } from './proof';

/** `provenAt`: when it was last seen to be so (wall clock, ms); absent when never. */
const partSchema = z.object({ state: z.enum(['proven', 'open', 'failed']), provenAt: z.number().optional() });

/**
 * The four parts (see readiness-part.ts), each with its last proof. `open` is under way, or not wanted at this moment (signed out while not
 * ready); it takes nobody out of rotation.
 */
export const readinessSchema = z.object({
  socket: partSchema,
  server: partSchema.extend({ roundTripMs: z.number().optional() }),
  registration: partSchema,
  microphone: partSchema,
});

export type Readiness = z.infer<typeof readinessSchema>;

/** The last proof of something, with its age on a clock that nobody sets. */
export interface Seen {
  readonly at: number;
  readonly ageMs: number;
}

/** All that readiness is judged by. */
export interface Evidence {
  readonly line: LineState;
  readonly microphone: MicrophoneState;
  readonly registered?: Seen | undefined;
  readonly answered?: (Seen & { readonly roundTripMs?: number | undefined }) | undefined;
  /** Of an open microphone only. */
  readonly sampled?: Seen | undefined;
  /** The last look at the open microphone found no samples. */
  readonly isMicrophoneStill: boolean;
}

export function judgeReadiness(evidence: Evidence): Readiness {
  const { line, registered, answered, sampled } = evidence;
  const roundTripMs = answered?.roundTripMs;
  return {
    socket: { state: socketState(line), ...provenAt(answered) },
    server: { state: serverState(evidence), ...provenAt(answered), ...(roundTripMs !== undefined && { roundTripMs }) },
    registration: {
      state: line.kind === 'registered' ? 'proven' : line.kind === 'down' ? 'failed' : 'open',
      ...provenAt(registered),
    },
    microphone: { state: microphoneState(evidence), ...provenAt(sampled) },
  };
}

function provenAt(seen: Seen | undefined): { readonly provenAt?: number } {
  return seen ? { provenAt: seen.at } : {};
}

function isFresh(seen: Seen | undefined): boolean {
  return seen !== undefined && seen.ageMs <= proofLastsMs;
}

function socketState(line: LineState): Readiness['socket']['state'] {
  switch (line.kind) {
    case 'registered':
      return 'proven';
    case 'off':
    case 'connecting':
      return 'open';
    case 'down':
      return isRefusal(line) ? 'proven' : 'failed';
    default:
      return unreachable(line);
  }
}

/** The server is there and has said no. */
function isRefusal({ problem }: Extract<LineState, { kind: 'down' }>): boolean {
  return problem === 'wrong-credentials' || problem === 'unknown-account' || problem === 'refused';
}

function serverState({ line, answered }: Evidence): Readiness['server']['state'] {
  switch (line.kind) {
    case 'registered':
      return isFresh(answered) ? 'proven' : 'failed';
    case 'off':
    case 'connecting':
      return 'open';
    case 'down':
      return isRefusal(line) ? 'proven' : 'failed';
    default:
      return unreachable(line);
  }
}

function microphoneState({ microphone, sampled, isMicrophoneStill }: Evidence): Readiness['microphone']['state'] {
  if (!isMicrophoneUsable(microphone)) return 'failed';
  switch (microphone) {
    case 'open':
      if (isMicrophoneStill) return 'failed';
      if (sampled === undefined) return 'open';
      return isFresh(sampled) ? 'proven' : 'failed';
    case 'unknown':
      return 'open';
    default:
      // opened at the answer, or silence is wished for
      return 'proven';
  }
}
