import { localeOf } from './languages';
import { useTranslation } from './translation';

/** Dates and numbers in the language of the desk. Times are wall clock, ms. */
export interface Formats {
  /** `14:05` */
  readonly time: (at: number) => string;
  /** `14:05:09` */
  readonly timeWithSeconds: (at: number) => string;
  /** `14 Nov`; with the year when it is not this one. */
  readonly day: (at: number) => string;
  /** `14 Nov, 14:05` */
  readonly dayAndTime: (at: number) => string;
  /** `Mon 14:05` */
  readonly weekdayAndTime: (at: number) => string;
  /** A date without a time, ISO 8601 (`2019-04-30`), as `30 Apr 2019`. */
  readonly isoDate: (date: string) => string;
  readonly number: (value: number) => string;
  /** `4.3`, `4.0` */
  readonly tenths: (value: number) => string;
  /** A share of 1, as `2.5%` */
  readonly percent: (share: number) => string;
}

const cache = new Map<string, Formats>();

/** Formats for a language; kept, since making an Intl object is slow. */
export function formatsFor(language: string): Formats {
  const known = cache.get(language);
  if (known) return known;
  const locale = localeOf(language);
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const timeWithSeconds = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const dayOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const isoDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const weekdayAndTime = new Intl.DateTimeFormat(locale, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
  const number = new Intl.NumberFormat(locale);
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const formatDay = (at: number) => (new Date(at).getFullYear() === new Date().getFullYear() ? day : dayOfYear).format(at);
  const formats: Formats = {
    time: (at) => time.format(at),
    timeWithSeconds: (at) => timeWithSeconds.format(at),
    day: formatDay,
    dayAndTime: (at) => `${formatDay(at)}, ${time.format(at)}`,
    weekdayAndTime: (at) => weekdayAndTime.format(at),
    isoDate: (date) => {
      const at = Date.parse(date);
      return Number.isNaN(at) ? date : isoDay.format(at);
    },
    number: (value) => number.format(value),
    tenths: (value) => tenths.format(value),
    percent: (share) => percent.format(share),
  };
  cache.set(language, formats);
  return formats;
}

/** Formats in the language shown now. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  return formatsFor(i18n.language);
}
