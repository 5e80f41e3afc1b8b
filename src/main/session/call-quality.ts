import type { CallQuality, QualityMoment } from '../../core/quality/call-quality';
import type { QualitySample } from '../../core/quality/quality-sample';
import type { QualitySummary } from '../../core/quality/quality-summary';
import type { QualityThresholds } from '../../core/quality/quality-thresholds';
import type { QualityWarning } from '../../core/quality/quality-warning';
import { type QualityWatch, step, summariseWatch, unwatched } from '../../core/quality/quality-watch';
import type { DeskStateStore } from './desk-state-store';
import type { Notices } from './notices';

/** What each call sounds like, second by second: shown for the worse of those that are talked in, warned of, and summed up at its end. */
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

interface Heard {
  readonly callId: string;
  readonly now: NonNullable<QualityWatch['now']>;
  readonly warning: QualityWarning | undefined;
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

  function isTalkedIn(callId: string): boolean {
    return store.state().calls.some((call) => call.callId === callId && call.state === 'talking' && !call.isHeldByOther);
  }

  /** Of the calls that are talked in, of which a conference has two: the worse first, and of equals the one that is shown. */
  function heard(): Heard[] {
    const shown = store.state().quality?.callId;
    const isShown = ({ callId }: Heard): number => Number(callId === shown);
    return [...watches]
      .flatMap(([callId, { now, warning }]) => (now && isTalkedIn(callId) ? [{ callId, now, warning }] : []))
      .toSorted((one, other) => one.now.shownMos - other.now.shownMos || isShown(other) - isShown(one));
  }

  function warnOf(calls: readonly Heard[]): void {
    warn(calls.find(({ warning }) => warning !== undefined)?.warning);
  }

  return {
    handle(sample) {
      const { callId } = sample;
      if (!isTalkedIn(callId)) return; // on hold there is music, or nothing
      const watch = step(watches.get(callId) ?? unwatched, sample, thresholds());
      watches.set(callId, watch);
      if (!watch.now) return;
      const { mos, level } = watch.now;
      const calls = heard();
      const [worse] = calls;
      if (worse) showInState({ callId: worse.callId, band: worse.now.band, mos: worse.now.shownMos });
      warnOf(calls);
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
      if (quality === null) return;
      // what was before a hold is not what is now: the next second tells
      if (!isTalkedIn(quality.callId)) showInState(null);
      warnOf(store.state().quality ? heard() : []);
    },
    take(callId) {
      const watch = watches.get(callId);
      watches.delete(callId);
      return watch && summariseWatch(watch);
    },
  };
}
