import { z } from 'zod';

/** The codecs that the E-model is asked about; `other` is judged as G.711. */
export const codecSchema = z.enum(['opus', 'pcmu', 'pcma', 'g722', 'g729', 'other']);

export type Codec = z.infer<typeof codecSchema>;

/** What a codec costs before the network costs anything. */
export interface CodecImpairment {
  /** Equipment impairment factor Ie, points of R (ITU-T G.107 clause 7.5). */
  readonly equipment: number;
  /** Packet-loss robustness factor Bpl, per cent (same clause). */
  readonly lossRobustness: number;
  /** What the coder waits for beyond its frame, ms. */
  readonly lookAheadMs: number;
}

/** G.711 with packet loss concealment (ITU-T G.711 Appendix I): ITU-T G.113 Appendix I. */
const g711: CodecImpairment = { equipment: 0, lossRobustness: 25.1, lookAheadMs: 0 };

/**
 * Impairments by codec. G.711 and G.729A are ITU-T's own (G.113 Appendix I). Opus and G.722 have none on the narrowband
 * scale, so theirs are **working values of ours, not ITU-T's**: Opus stands twice the loss of a codec of 20, since its
 * in-band error correction (RFC 6716, 2.1.7) brought most single lost packets back when measured; G.722 stands less than
 * G.711, since a hole also puts its predictor out of step.
 */
export const codecImpairments: Readonly<Record<Codec, CodecImpairment>> = {
  pcmu: g711,
  pcma: g711,
  g729: { equipment: 11, lossRobustness: 19, lookAheadMs: 5 },
  opus: { equipment: 0, lossRobustness: 40, lookAheadMs: 6.5 },
  g722: { equipment: 0, lossRobustness: 18, lookAheadMs: 1.5 },
  other: g711,
};
