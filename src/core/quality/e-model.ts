import { type Codec, codecImpairments } from './codec';

/** R of a perfect G.711 connection: Ro - Is with every parameter of ITU-T G.107 at its default (clause 7.7, table 2). */
export const bestR = 93.2;

/** Speech in one packet, ms. */
export const packetMs = 20;

/**
 * Impairment by delay (Id), points of R: `Id = 0.024 d + 0.11 (d - 177.3) H(d - 177.3)` for a one-way mouth-to-ear delay
 * `d` in ms. This is the straight-line form of G.107's Id for the default echo loss (Cole and Rosenbluth, "Voice over IP
 * performance monitoring", 2001), good below 400 ms.
 */
export function delayImpairment(delayMs: number): number {
  return 0.024 * delayMs + 0.11 * Math.max(0, delayMs - 177.3);
}

/**
 * Impairment by codec and loss (Ie,eff), points of R: `Ie + (95 - Ie) Ppl / (Ppl / BurstR + Bpl)` with Ppl in per cent
 * (ITU-T G.107 clause 7.5, equation 7-29). Losses are taken as random (BurstR = 1).
 */
export function lossImpairment(codec: Codec, lossShare: number): number {
  const { equipment, lossRobustness } = codecImpairments[codec];
  const lossPercent = 100 * lossShare;
  return equipment + ((95 - equipment) * lossPercent) / (lossPercent + lossRobustness);
}

/** One direction of a connection. */
export interface SpeechPath {
  readonly codec: Codec;
  /** Mouth to ear, one way. */
  readonly delayMs: number;
  /** Packets that the decoder never got, 0 to 1. */
  readonly lossShare: number;
}

/** Transmission rating `R = 93.2 - Id - Ie,eff` (ITU-T G.107, equation 7-1, advantage factor A = 0); may be negative. */
export function transmissionRating({ codec, delayMs, lossShare }: SpeechPath): number {
  return bestR - delayImpairment(delayMs) - lossImpairment(codec, lossShare);
}

/**
 * MOS (MOS-CQE, 1 to 4.5) of a transmission rating: `1 + 0.035 R + R (R - 60)(100 - R) 7e-6` (ITU-T G.107 Annex B,
 * equation B-4). Below R = 6.5 that falls under 1 by a hair, where it is held.
 */
export function meanOpinionScore(rating: number): number {
  if (rating <= 0) return 1;
  if (rating >= 100) return 4.5;
  return Math.max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6);
}
