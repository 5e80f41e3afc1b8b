// @vitest-environment node
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeAudioContext, fakeTrack, stubAudio } from './fake-media';
import { MutedSpeech } from './muted-speech';

let told: boolean[];
let watch: MutedSpeech;

beforeEach(() => {
  vi.useFakeTimers();
  stubAudio();
  FakeAudioContext.amplitude = 0.1;
  told = [];
  watch = new MutedSpeech((isSpeaking) => told.push(isSpeaking));
});
afterEach(() => {
  watch.end();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('listens to nothing while nothing is muted', () => {
  const source = fakeTrack();
  watch.hearMicrophone(source);
  vi.advanceTimersByTime(2000);
  expect([FakeAudioContext.made.length, source.clones.length, told]).toEqual([0, 0, []]);
});

it('says after a moment that the agent speaks, and that she has stopped', () => {
  const source = fakeTrack();
  watch.hearMicrophone(source);
  watch.setMuted(true);
  vi.advanceTimersByTime(400);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(told).toEqual([true]);
  FakeAudioContext.amplitude = 0;
  vi.advanceTimersByTime(1200);
  expect(told).toEqual([true, false]);
  FakeAudioContext.amplitude = 0.1;
  vi.advanceTimersByTime(1200);
  watch.setMuted(false);
  expect(told).toEqual([true, false, true, false]);
  expect([source.clones[0]?.readyState, source.readyState, FakeAudioContext.made[0]?.state]).toEqual(['ended', 'live', 'closed']);
});

it('goes on with another microphone', () => {
  const first = fakeTrack();
  watch.hearMicrophone(first);
  watch.setMuted(true);
  watch.hearMicrophone(fakeTrack('other'));
  vi.advanceTimersByTime(600);
  expect([first.clones[0]?.readyState, told]).toEqual(['ended', [true]]);
});
