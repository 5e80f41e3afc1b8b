import type { Lifetime } from '../../lifetime';

const periodMs = 3000;

/** What Chromium counts of a microphone's track (Media Capture and Streams Extensions); TypeScript does not know it yet. */
type CountedTrack = MediaStreamTrack & { readonly stats?: { readonly deliveredFrames: number } };

/**
 * Tells every few seconds whether the open microphone gives samples. They are only counted, by the system's own counter:
 * nobody listens, and it costs nothing. A track that has just been opened is told of from its second look on.
 */
export function watchSamples(
  lifetime: Lifetime,
  source: () => MediaStreamTrack | undefined,
  onLook: (isDelivering: boolean) => void,
): void {
  let seen: CountedTrack | undefined;
  let frames = 0;
  lifetime.every(periodMs, () => {
    const before = frames;
    const track: CountedTrack | undefined = source();
    const isSame = track !== undefined && track === seen;
    seen = track;
    frames = track?.stats?.deliveredFrames ?? 0;
    if (isSame) onLook(track.readyState === 'live' && !track.muted && (track.stats === undefined || frames > before));
  });
}
