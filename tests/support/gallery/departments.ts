import type { Department } from '../../../src/core/directory/department';

const hourMs = 3_600_000;
const daily = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Departments of every kind, open and closed as seen from `now`. */
export function departments(now: number): Department[] {
  return [
    {
      id: 'second-line',
      name: 'Second line',
      number: '1002',
      note: 'internet and television faults',
      kind: 'second-line',
      keywords: ['router'],
    },
    { id: 'claims', name: 'Complaints', number: '1010', kind: 'claims', ...openDaily(now, 2, 9) },
    { id: 'retention', name: 'Retention', number: '1020', note: 'a better tariff', kind: 'retention', ...openDaily(now, -1, 3) },
    {
      id: 'debrecen',
      name: 'Ügyfélmegtartás és hűségprogram, Debrecen',
      number: '+36525550100',
      timeZone: 'Europe/Budapest',
      hours: [],
      fallback: 'retention',
    },
    {
      id: 'moscow',
      name: 'Moscow',
      number: '+74955550100',
      note: 'second line in Russian',
      kind: 'second-line',
      ...openDaily(now, 6, 18),
      fallback: 'kaluga',
    },
    { id: 'kaluga', name: 'Kaluga', number: '+74842555010', kind: 'second-line', ...openDaily(now, -8, 5) },
    { id: 'vip', name: 'Julia Hart', number: '6251', note: 'business customers', kind: 'vip', ...openDaily(now, -2, 4) },
  ];
}

/** On the clock of Tokyo, which is nobody's here, so many hours from now. */
function openDaily(now: number, fromHours: number, toHours: number): Pick<Department, 'timeZone' | 'hours'> {
  const timeZone = 'Asia/Tokyo';
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit' });
  const at = (hours: number) => `${clock.format(now + hours * hourMs)}:00`;
  return { timeZone, hours: [{ days: [...daily], from: at(fromHours), to: at(toHours) }] };
}
