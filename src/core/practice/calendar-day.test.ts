import { expect, it } from 'vitest';
import { dayNumber, isoDay } from './calendar-day';

it('counts days as the system calendar does', () => {
  for (let day = -40_000; day < 60_000; day++) {
    const iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
    if (isoDay(day) !== iso || dayNumber(iso) !== day) expect([day, isoDay(day), dayNumber(iso)]).toEqual([day, iso, day]);
  }
});

it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', 'tomorrow', ''])('takes %j for no date', (text) => {
  expect(dayNumber(text)).toBeUndefined();
});
