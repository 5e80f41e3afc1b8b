// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallLevels } from '../../../core/phone/call-levels';
import { CallLevelMeter } from './call-levels';
import { FakeAudioContext, FakeStream, fakeTrack } from './fake-media';

const callId = '0192d3a0-0000-7000-8000-000000000001';

describe('CallLevelMeter', () => {
  let told: CallLevels[];
  let meter: CallLevelMeter;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('AudioContext', FakeAudioContext);
    vi.stubGlobal('MediaStream', FakeStream);
    FakeAudioContext.made.length = 0;
    FakeAudioContext.amplitude = 0.1;
    told = [];
    meter = new CallLevelMeter((levels) => told.push(levels));
  });
  afterEach(() => {
    meter.end();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const stream = () => new FakeStream() as unknown as MediaStream;

  it('tells a level when it changes, and listens to nothing without a call', () => {
    const source = fakeTrack();
    meter.hearMicrophone(source);
    expect([FakeAudioContext.made.length, source.clones.length]).toEqual([0, 0]);
    meter.join(callId, stream());
    vi.advanceTimersByTime(2000);
    FakeAudioContext.amplitude = 0;
    vi.advanceTimersByTime(2000);
    expect(told).toEqual([
      { microphone: 5, callers: [{ callId, level: 5 }], isSpeakingMuted: false },
      { microphone: 0, callers: [{ callId, level: 0 }], isSpeakingMuted: false },
    ]);
    meter.leave(callId);
    expect([source.clones[0]?.readyState, source.readyState, FakeAudioContext.made[0]?.state]).toEqual(['ended', 'live', 'closed']);
  });

  it('says that the agent speaks while nobody hears it, after a moment', () => {
    meter.hearMicrophone(fakeTrack());
    meter.join(callId, stream());
    vi.advanceTimersByTime(2000);
    meter.setMuted(true);
    vi.advanceTimersByTime(400);
    expect(told.some(({ isSpeakingMuted }) => isSpeakingMuted)).toBe(false);
    vi.advanceTimersByTime(200);
    expect(told.at(-1)?.isSpeakingMuted).toBe(true);
    meter.setMuted(false);
    vi.advanceTimersByTime(200);
    expect(told.at(-1)?.isSpeakingMuted).toBe(false);
  });
});
