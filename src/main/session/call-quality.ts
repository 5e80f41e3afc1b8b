import type { CallQuality, QualityMoment } from '../../core/quality/call-quality';
import type { QualitySample } from '../../core/quality/quality-sample';
import type { QualitySummary } from '../../core/quality/quality-summary';
import type { QualityThresholds } from '../../core/quality/quality-thresholds';
import type { QualityWarning } from '../../core/quality/quality-warning';
import { type QualityWatch, step, summariseWatch, unwatched } from '../../core/quality/quality-watch';
import type { DeskStateStore } from './desk-state-store';
import type { Notices } from './notices';

/** What each call sounds like, second by second: shown for the one that is talked in, warned of, and summed up at its end. */
export interface CallQualityControl {
  handle(sample: QualitySample): void;
  /** The calls may have changed: nothing is said of one that is not talked in. */
  follow(): void;
  /** What a call that is over was like; forgets it. */
  take(callId: string): QualitySummary | undefined;
}

export interface CallQualityPort {
  readonly store: DeskStateStore;
  readonly notices: Notices;
  thresholds(): QualityThresholds;
  show(moment: QualityMoment): void;
}

export function createCallQuality({ store, notices, thresholds, show }: CallQualityPort): CallQualityControl {
  const watches = new Map<string, QualityWatch>();
  /** What the desk has been warned of; it may have closed the notice. */
  let warned: QualityWarning | undefined;

  function warn(warning: QualityWarning | undefined): void {
    if (warning === warned) return;
    if (warned) notices.remove(`quality-${warned}`);
    if (warning) notices.add({ kind: `quality-${warning}`, severity: 'warning' });
    warned = warning;
  }

  function showInState(quality: CallQuality | null): void {
    const shown = store.state().quality;
    if (shown?.callId !== quality?.callId || shown?.band !== quality?.band || shown?.mos !== quality?.mos) store.change({ quality });
  }

  function talkedIn(): string | undefined {
    return store.state().calls.find((call) => call.state === 'talking' && !call.isHeldByOther)?.callId;
  }

  return {
    handle(sample) {
      const { callId } = sample;
      if (callId !== talkedIn()) return; // on hold there is music, or nothing
      const watch = step(watches.get(callId) ?? unwatched, sample, thresholds());
      watches.set(callId, watch);
      if (!watch.now) return;
      const { mos, band, shownMos, level } = watch.now;
      showInState({ callId, band, mos: shownMos });
      warn(watch.warning);
      const { codec, lossReceivedShare, lossSentShare, roundTripMs, jitterReceivedMs: jitterMs } = level;
      const { remoteDb, microphone } = sample;
      show({
        callId,
        mos,
        codec,
        lossReceivedShare,
        jitterMs,
        remoteDb,
        ...(microphone && { microphoneDb: microphone.rmsDb }),
        ...(lossSentShare !== undefined && { lossSentShare }),
        ...(roundTripMs !== undefined && { roundTripMs }),
      });
    },
    follow() {
      const { quality } = store.state();
      if (quality === null || quality.callId === talkedIn()) return;
      showInState(null);
      warn(undefined);
    },
    take(callId) {
      const watch = watches.get(callId);
      watches.delete(callId);
      return watch && summariseWatch(watch);
    },
  };
}
