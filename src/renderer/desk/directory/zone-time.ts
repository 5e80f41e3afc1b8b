/** A moment on the clock of another zone. */
export interface ZoneTime {
  /** The zone as people of the language call it: `Moscow Time`. */
  readonly zone: string;
  /** `22:00`, with the day of the week where that is another one than here: `Sun 22:00`. */
  readonly time: string;
}

interface ZoneFormats {
  readonly time: Intl.DateTimeFormat;
  readonly dayAndTime: Intl.DateTimeFormat;
  readonly zone: Intl.DateTimeFormat;
}

const cache = new Map<string, ZoneFormats>();

/** A moment (wall clock, ms) as the clocks of a zone show it; undefined where they show what the clock here does. */
export function zoneTime(at: number, timeZone: string, locale: string): ZoneTime | undefined {
  const there = formatsOf(locale, timeZone);
  const here = formatsOf(locale, undefined);
  const dayAndTime = there.dayAndTime.format(at);
  if (dayAndTime === here.dayAndTime.format(at)) return undefined;
  const isSameDay = weekdayOf(there, at) === weekdayOf(here, at);
  const zone = there.zone.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  return { zone, time: isSameDay ? there.time.format(at) : dayAndTime };
}

function weekdayOf({ dayAndTime }: ZoneFormats, at: number): string | undefined {
  return dayAndTime.formatToParts(at).find(({ type }) => type === 'weekday')?.value;
}

/** Kept, since making an Intl object is slow; `undefined` is the zone of this computer. */
function formatsOf(locale: string, timeZone: string | undefined): ZoneFormats {
  const key = `${locale} ${timeZone ?? ''}`;
  const known = cache.get(key);
  if (known) return known;
  const clock = { hour: '2-digit', minute: '2-digit', timeZone } as const;
  const formats = {
    time: new Intl.DateTimeFormat(locale, clock),
    dayAndTime: new Intl.DateTimeFormat(locale, { weekday: 'short', ...clock }),
    zone: new Intl.DateTimeFormat(locale, { timeZoneName: 'shortGeneric', timeZone }),
  };
  cache.set(key, formats);
  return formats;
}
