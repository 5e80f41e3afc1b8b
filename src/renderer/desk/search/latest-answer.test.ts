import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLatestAnswer } from './latest-answer';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Answers each question after the time it is told, in ms. */
function slowSearch(delays: Readonly<Record<string, number>>) {
  const asked: string[] = [];
  return {
    asked,
    request(query: string) {
      asked.push(query);
      return new Promise<string>((resolve) => setTimeout(() => resolve(`about ${query}`), delays[query] ?? 0));
    },
  };
}

it('asks once for a burst of keys', async () => {
  const { asked, request } = slowSearch({});
  const latest = createLatestAnswer(request, () => undefined);
  for (const query of ['k', 'ko', 'kov', 'kova']) {
    latest.ask(query);
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(60);
  expect(asked).toEqual(['kova']);
});

it('never lets an older answer replace a newer one', async () => {
  const shown: string[] = [];
  const latest = createLatestAnswer(slowSearch({ ko: 500, kova: 10 }).request, (answer) => shown.push(answer));
  latest.ask('ko');
  await vi.advanceTimersByTimeAsync(60);
  latest.ask('kova');
  await vi.advanceTimersByTimeAsync(1000);
  expect(shown).toEqual(['about kova']);
});

it('shows nothing after it was stopped, and survives a refusal', async () => {
  const shown: string[] = [];
  const latest = createLatestAnswer(slowSearch({ ko: 100 }).request, (answer) => shown.push(answer));
  latest.ask('ko');
  await vi.advanceTimersByTimeAsync(60);
  latest.stop();
  await vi.advanceTimersByTimeAsync(1000);
  const refusing = createLatestAnswer(
    () => Promise.reject(new Error('gone')),
    (answer: string) => shown.push(answer),
  );
  refusing.ask('ko');
  await vi.advanceTimersByTimeAsync(1000);
  expect(shown).toEqual([]);
});
