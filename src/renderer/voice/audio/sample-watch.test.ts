import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Lifetime } from '../../lifetime';
import { fakeTrack } from './fake-media';
import { watchSamples } from './sample-watch';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('says of each open track whether it gives samples, from its second look on', () => {
  const lifetime = new Lifetime();
  const told: boolean[] = [];
  const stats = { deliveredFrames: 480 };
  const track = Object.assign(fakeTrack(), { stats, muted: false });
  let source: MediaStreamTrack | undefined = track;
  watchSamples(
    lifetime,
    () => source,
    (isDelivering) => told.push(isDelivering),
  );
  const look = (framesMore: number): void => {
    stats.deliveredFrames += framesMore;
    vi.advanceTimersByTime(3000);
  };
  look(144_000);
  look(144_000);
  look(0);
  look(480);
  track.muted = true;
  look(480);
  expect(told).toEqual([true, false, true, false]);
  source = undefined;
  look(0);
  source = fakeTrack();
  look(0);
  look(0);
  expect(told.slice(4)).toEqual([true]);
  lifetime.end();
  expect(vi.getTimerCount()).toBe(0);
});
