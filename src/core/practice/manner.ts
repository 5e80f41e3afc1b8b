import type { Mood } from './scenario';

/** What a mood means on the phone, in time and patience. */
export interface Manner {
  /** The agent's silence after which the caller takes it that it is their turn. */
  readonly pauseMs: number;
  /** The longest silence before the caller asks whether anybody is there; a turn may say otherwise. */
  readonly waitMs: number;
  /** How often the caller asks before giving up, or going on into the silence. */
  readonly nudges: number;
  readonly givesUp: boolean;
  /** From here on a hold has been long, and from there on too long: the caller hangs up. */
  readonly longHoldMs: number;
  readonly holdPatienceMs: number;
  /** Speech below this (RMS, dBFS) is not understood. */
  readonly quietDb?: number;
}

const manners: Readonly<Record<Mood, Manner>> = {
  calm: { pauseMs: 1000, waitMs: 12_000, nudges: 2, givesUp: false, longHoldMs: 60_000, holdPatienceMs: 300_000 },
  hurried: { pauseMs: 500, waitMs: 6000, nudges: 2, givesUp: true, longHoldMs: 30_000, holdPatienceMs: 120_000 },
  'hard-of-hearing': {
    pauseMs: 1400,
    waitMs: 15_000,
    nudges: 3,
    givesUp: false,
    longHoldMs: 60_000,
    holdPatienceMs: 300_000,
    quietDb: -38,
  },
  angry: { pauseMs: 500, waitMs: 7000, nudges: 2, givesUp: true, longHoldMs: 20_000, holdPatienceMs: 120_000 },
};

export function mannerOf(mood: Mood): Manner {
  return manners[mood];
}
