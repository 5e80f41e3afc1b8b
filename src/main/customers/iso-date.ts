const yearFirst = /^(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})\.?(?:[T ].*)?$/;
const dayFirst = /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})\.?(?: .*)?$/;
const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Reads a date as centres write it (`2019-04-30`, `2019.04.30.`, `30.4.2019`, `30/04/2019`) as ISO 8601; undefined when it is none. */
export function isoDate(text: string): string | undefined {
  const byYear = yearFirst.exec(text);
  if (byYear) return checked(byYear[1], byYear[2], byYear[3]);
  const byDay = dayFirst.exec(text);
  return byDay ? checked(byDay[3], byDay[2], byDay[1]) : undefined;
}

function checked(year = '', month = '', day = ''): string | undefined {
  const days = daysInMonth[Number(month) - 1];
  if (days === undefined || Number(day) < 1 || Number(day) > days) return undefined;
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  if (Number(month) === 2 && Number(day) === 29 && !isLeap) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
