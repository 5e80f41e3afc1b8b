import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QualitySample } from './quality-sample';
import { qualityThresholdsSchema } from './quality-thresholds';
import { type QualityWatch, step, summariseWatch, unwatched } from './quality-watch';

const thresholds = qualityThresholdsSchema.parse({});
const clean: QualitySample = {
  callId: '11111111-1111-4111-8111-111111111111',
  codec: 'pcmu',
  lossReceivedShare: 0,
  discardedShare: 0,
  concealedShare: 0,
  lossSentShare: 0,
  jitterReceivedMs: 2,
  jitterSentMs: 2,
  jitterBufferMs: 40,
  roundTripMs: 10,
  microphone: { rmsDb: -30, peakDb: -12 },
  remoteDb: -30,
};

/** So many seconds like that. */
function watch(seconds: number, changes: Partial<QualitySample> = {}, before: QualityWatch = unwatched): QualityWatch {
  let now = before;
  for (let second = 0; second < seconds; second += 1) now = step(now, { ...clean, ...changes }, thresholds);
  return now;
}

/** Round trips that swing by so much around 100 ms, and jitter of that size. */
function unsteady(seconds: number, swingMs: number, changes: Partial<QualitySample>): QualityWatch {
  let now = unwatched;
  for (let second = 0; second < seconds; second += 1)
    now = step(now, { ...clean, roundTripMs: 100 + (second % 2 === 0 ? swingMs : -swingMs), ...changes }, thresholds);
  return now;
}

it('finds a clean G.711 call good', () => {
  // R = 93.2 - 0.024 x (5 + 20 + 40) = 91.64
  expect(watch(20)).toMatchObject({ now: { mos: expect.closeTo(4.38, 2) as number, shownMos: 4.4, band: 'good' }, warning: undefined });
});

it('takes the worse of the two directions', () => {
  const heard = watch(40, { lossReceivedShare: 0.1 }).now?.mos;
  expect(watch(40, { lossSentShare: 0.1 }).now?.mos).toBeCloseTo(heard ?? 0, 5);
  expect(watch(40, { lossSentShare: 0.1, lossReceivedShare: 0.02 }).now?.mos).toBeCloseTo(heard ?? 0, 5);
});

describe('the likely cause', () => {
  it.each([
    ['your-network', 'loss on the way here', { lossReceivedShare: 0.06, concealedShare: 0.05 }],
    ['your-network', 'loss on the way out alone', { lossSentShare: 0.08 }],
    ['your-network', 'a long way', { roundTripMs: 500 }],
    [
      'your-network',
      'jitter that the PBX sees, too',
      { jitterReceivedMs: 60, jitterSentMs: 55, jitterBufferMs: 160, concealedShare: 0.02 },
    ],
    ['their-line', 'made-up sound without a missing packet', { concealedShare: 0.12 }],
    ['their-line', 'jitter on a steady way', { jitterReceivedMs: 60, jitterBufferMs: 200, discardedShare: 0.02 }],
    ['your-microphone-silent', 'a silent microphone', { microphone: { rmsDb: -100, peakDb: -100 } }],
    ['your-microphone-loud', 'a distorted voice', { microphone: { rmsDb: -2, peakDb: 0 } }],
    ['your-microphone-silent', 'a silent microphone on a bad line', { lossSentShare: 0.3, microphone: { rmsDb: -100, peakDb: -100 } }],
  ])('is %s for %s', (cause, _what, changes) => {
    expect(watch(40, changes).warning).toBe(cause);
  });

  it('is our network for jitter with a round trip that swings', () => {
    expect(unsteady(40, 30, { jitterReceivedMs: 60, jitterBufferMs: 160 }).warning).toBe('your-network');
    expect(unsteady(40, 1, { jitterReceivedMs: 60, jitterBufferMs: 160 }).warning).toBe('their-line');
  });

  /** As a computer with much to do sees such a line: its own packets leave a little irregularly, too. */
  const poorLine = { discardedShare: 0.06, concealedShare: 0.06, jitterReceivedMs: 14, jitterSentMs: 10, jitterBufferMs: 54 };

  it('stays theirs where our own way is a little unsteady, too, and a single round trip comes late', () => {
    const before = watch(40, { ...poorLine, roundTripMs: 2 });
    expect(before.warning).toBe('their-line');
    const late = watch(3, { ...poorLine, roundTripMs: 150 }, before);
    const after = watch(40, { ...poorLine, roundTripMs: 2 }, late);
    expect(summariseWatch(after)?.warnings).toEqual({ 'their-line': 1 });
  });

  it('is our network where its jitter is enough to make packets too late', () => {
    expect(watch(40, { ...poorLine, jitterReceivedMs: 40, jitterSentMs: 40 }).warning).toBe('your-network');
  });

  it('is nobody while nothing is wrong: a short silence, mute, hold, a lost packet now and then', () => {
    expect(watch(14, { microphone: { rmsDb: -100, peakDb: -100 } }).warning).toBeUndefined();
    expect(watch(60, { microphone: undefined }).warning).toBeUndefined();
    expect(watch(60, { microphone: { rmsDb: -70, peakDb: -60 } }).warning).toBeUndefined();
    expect(watch(60, { lossReceivedShare: 0.01, concealedShare: 0.01 }).warning).toBeUndefined();
  });
});

describe('a warning', () => {
  const lossy = { lossReceivedShare: 0.1 };

  it('waits for its reason to last, and goes when it is long over', () => {
    const short = watch(4, lossy);
    expect(short.warning).toBeUndefined();
    const warned = watch(1, lossy, short);
    expect(warned.warning).toBe('your-network');
    const better = watch(12, {}, warned);
    expect(better.warning).toBe('your-network');
    expect(watch(20, {}, better).warning).toBeUndefined();
  });

  it('of a silent microphone goes with the first word', () => {
    const silent = watch(15, { microphone: { rmsDb: -100, peakDb: -100 } });
    expect(silent.warning).toBe('your-microphone-silent');
    expect(watch(1, {}, silent).warning).toBeUndefined();
  });

  it('does not come and go around its limit', () => {
    let now = unwatched;
    const warnings = new Set<unknown>();
    for (let second = 0; second < 300; second += 1) {
      now = step(now, { ...clean, lossReceivedShare: second % 20 < 10 ? 0.045 : 0.025 }, thresholds);
      if (second > 60) warnings.add(now.warning);
    }
    expect(warnings.size).toBe(1);
  });
});

it('shows a number that stands still while the MOS swings a little', () => {
  let now = watch(30);
  const shown = new Set<number | undefined>();
  for (let second = 0; second < 60; second += 1) {
    now = step(now, { ...clean, lossReceivedShare: second % 10 === 0 ? 0.04 : 0 }, thresholds);
    shown.add(now.now?.shownMos);
  }
  expect(shown.size).toBe(1);
});

it('sums a call up', () => {
  const warned = watch(30, { lossReceivedShare: 0.1, lossSentShare: 0.02, roundTripMs: 31.4, jitterReceivedMs: 6.6 });
  expect(summariseWatch(warned)).toEqual({
    measuredS: 30,
    averageMos: 3.32,
    lowestMos: 3.32,
    lossReceivedShare: 0.1,
    lossSentShare: 0.02,
    jitterMs: 7,
    roundTripMs: 31,
    codec: 'pcmu',
    warnings: { 'your-network': 1 },
  });
  expect(summariseWatch(unwatched)).toBeUndefined();
});

it('never finds a call better for more loss, delay or made-up sound', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const extra = fc.record({
    lossReceivedShare: share,
    lossSentShare: share,
    concealedShare: share,
    discardedShare: share,
    roundTripMs: fc.double({ min: 0, max: 3000, noNaN: true }),
    jitterBufferMs: fc.double({ min: 0, max: 1000, noNaN: true }),
  });
  fc.assert(
    fc.property(extra, extra, (one, other) => {
      const worse = Object.fromEntries(
        Object.entries(one).map(([name, value]) => [name, Math.max(value, other[name as keyof typeof other])]),
      );
      expect(watch(1, worse).now?.mos).toBeLessThanOrEqual((watch(1, one).now?.mos ?? 0) + 1e-9);
    }),
  );
});
