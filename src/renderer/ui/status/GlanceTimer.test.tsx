import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCatalogue } from '../../i18n/catalogue';
import { deskCatalogue } from '../../i18n/desk-catalogue';
import { TranslationProvider } from '../../i18n/translation';
import { countClockListeners } from '../clock';
import { GlanceTimer, type GlanceTimerProps } from './GlanceTimer';

const start = 1_790_000_000_000;

function show(props: Omit<GlanceTimerProps, 'since' | 'label'>) {
  return render(
    <TranslationProvider catalogue={createCatalogue(deskCatalogue, 'en')}>
      <GlanceTimer since={start} label="Break" {...props} />
      <GlanceTimer since={start - 60_000} label="Day" />
    </TranslationProvider>,
  );
}

function read(): string | null {
  return screen.getByRole('timer', { name: 'Break' }).textContent;
}

function pass(ms: number) {
  act(() => void vi.advanceTimersByTime(ms));
}

describe('GlanceTimer', () => {
  beforeEach(() => void vi.useFakeTimers({ now: start }));
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it('counts up, on the full second', () => {
    show({});
    pass(999);
    expect(read()).toBe('0:00');
    pass(1);
    expect(read()).toBe('0:01');
    pass(3_600_000);
    expect(read()).toBe('1:00:01');
  });

  it('begins anew with what is timed anew', () => {
    const { rerender } = show({});
    pass(5000);
    rerender(
      <TranslationProvider catalogue={createCatalogue(deskCatalogue, 'en')}>
        <GlanceTimer since={start + 4000} label="Break" />
      </TranslationProvider>,
    );
    expect(read()).toBe('0:01');
  });

  it('says in a word what its colour says', () => {
    show({ limitMs: 10_000, shows: 'left' });
    expect(read()).toBe('0:10left');
    pass(9_000);
    expect(read()).toBe('0:01left');
    pass(4_000);
    expect(read()).toBe('+0:03over');
  });

  it('says when a limit has been passed while it counts up', () => {
    show({ limitMs: 5_000 });
    pass(5_000);
    expect(read()).toBe('0:05over the limit');
  });

  it('shares one timer with all others and leaves none behind', () => {
    const { unmount } = show({});
    expect([countClockListeners(), vi.getTimerCount()]).toEqual([4, 1]); // digits and colour of each
    unmount();
    expect([countClockListeners(), vi.getTimerCount()]).toEqual([0, 0]);
  });
});
