import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { afterPaint } from './after-paint';

const twoFramesMs = 40;

describe('afterPaint', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('runs all that wait, once, after the next frame is on the screen, but for who called it off', () => {
    const ran: string[] = [];
    afterPaint(() => ran.push('form'));
    const cancel = afterPaint(() => ran.push('script'));
    cancel();
    expect(ran).toEqual([]);
    vi.advanceTimersByTime(twoFramesMs);
    expect(ran).toEqual(['form']);
    afterPaint(() => ran.push('next'));
    vi.advanceTimersByTime(200);
    expect(ran).toEqual(['form', 'next']);
  });

  it('does not wait for a frame that never comes', () => {
    vi.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(0);
    let hasRun = false;
    afterPaint(() => {
      hasRun = true;
    });
    vi.advanceTimersByTime(100);
    expect(hasRun).toBe(true);
  });
});
