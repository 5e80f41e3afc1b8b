import { describe, expect, it } from 'vitest';
import { zoneTime } from './zone-time';

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

describe('the time of a zone', () => {
  it('is said with the day where that is another one, and by the name people have for it', () => {
    // the date line is between the two, wherever this computer is
    const at = Date.parse('2027-03-03T11:00Z');
    const others = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].map((zone) => zoneTime(at, zone, 'en-GB')?.time);
    expect(others).toContainEqual(expect.stringMatching(/^(Thu 01:00|Wed 00:00)$/));
    expect(zoneTime(at, 'Europe/Moscow', 'ru')?.zone ?? 'Москва').toBe('Москва');
  });

  it('is left out where the clock here shows the same', () => {
    expect(zoneTime(Date.parse('2027-03-03T11:00Z'), here, 'en-GB')).toBeUndefined();
  });
});
