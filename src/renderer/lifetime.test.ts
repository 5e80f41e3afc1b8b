// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Lifetime } from './lifetime';

describe('Lifetime', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('forgets a timer that has fired and stops the ones that have not', () => {
    const fired: string[] = [];
    const lifetime = new Lifetime();
    lifetime.after(10, () => fired.push('soon'));
    lifetime.after(100, () => fired.push('late'));
    lifetime.every(10, () => fired.push('tick'));
    vi.advanceTimersByTime(20);
    expect(lifetime.size).toBe(2);
    lifetime.end();
    vi.advanceTimersByTime(1000);
    expect({ fired, size: lifetime.size }).toEqual({ fired: ['soon', 'tick', 'tick'], size: 0 });
  });

  it('disposes once, last made first, and at once when it has ended', () => {
    const disposed: string[] = [];
    const lifetime = new Lifetime();
    const early = lifetime.add(() => disposed.push('early'));
    lifetime.add(() => disposed.push('first'));
    lifetime.add(() => disposed.push('second'));
    early();
    early();
    lifetime.end();
    lifetime.end();
    lifetime.add(() => disposed.push('too late'));
    expect(disposed).toEqual(['early', 'second', 'first', 'too late']);
  });

  it('removes its listeners', () => {
    const target = new EventTarget();
    let heard = 0;
    const lifetime = new Lifetime();
    lifetime.listen(target, 'ping', () => {
      heard += 1;
    });
    target.dispatchEvent(new Event('ping'));
    lifetime.end();
    target.dispatchEvent(new Event('ping'));
    expect(heard).toBe(1);
  });
});
