import type { DeskState, Notice } from '../../../src/contract/ipc/desk-state';
import type { CallQuality, QualityMoment } from '../../../src/core/quality/call-quality';
import { knownId } from './people';
import { deskStates } from './states';

function withQuality(now: number, band: CallQuality['band'], mos: number, kind?: Notice['kind']): DeskState {
  const notice = kind && { noticeId: '00000000-0000-4000-8000-0000000009ab', kind, severity: 'warning' as const, at: now, parameters: {} };
  return { ...deskStates.talking(now), quality: { callId: knownId, band, mos }, notices: notice ? [notice] : [] };
}

/** The desk in calls of different sound, as main would say it at `now`. */
export const qualityStates = {
  good: (now) => withQuality(now, 'good', 4.4),
  network: (now) => withQuality(now, 'poor', 3.4, 'quality-your-network'),
  line: (now) => withQuality(now, 'bad', 2.6, 'quality-their-line'),
  silent: (now) => withQuality(now, 'good', 4.3, 'quality-your-microphone-silent'),
  loud: (now) => withQuality(now, 'fair', 3.9, 'quality-your-microphone-loud'),
} as const satisfies Record<string, (now: number) => DeskState>;

/** A minute that began well and ended like this. */
export function qualityMinute(mos: number): QualityMoment[] {
  return Array.from({ length: 60 }, (_, second) => {
    const part = Math.min(1, Math.max(0, (second - 20) / 15));
    const swing = 0.08 * Math.sin(second * 1.7);
    return {
      callId: knownId,
      mos: 4.38 + (mos - 4.38) * part + swing * part,
      codec: 'opus',
      remoteDb: -32,
      microphoneDb: -30,
      lossReceivedShare: 0.062 * part,
      lossSentShare: 0.011 * part,
      jitterMs: 4 + 30 * part,
      roundTripMs: 38 + 20 * part,
    };
  });
}
