import { useFormats } from '../../i18n/format';
import { localeOf } from '../../i18n/languages';
import { useTranslation } from '../../i18n/translation';
import { useMinute } from '../../ui';
import type { DepartmentStatus } from './department-status';
import { zoneTime } from './zone-time';

/** A department's status in words; `there` is its time on its own clock, where that differs from the one here. */
export interface StatusWords {
  readonly words: string;
  readonly there?: string | undefined;
}

const dayMs = 86_400_000;

/** Puts a department's status into words, in times of the clock here. */
export function useStatusWords(): (status: DepartmentStatus) => StatusWords {
  const { t, i18n } = useTranslation('directory');
  const { time, weekdayAndTime, dayAndTime } = useFormats();
  const now = useMinute();

  /** `22:00` today, `Mon 09:00` within a week. */
  function moment(at: number): string {
    if (new Date(at).toDateString() === new Date(now).toDateString()) return time(at);
    return at - now < 6 * dayMs ? weekdayAndTime(at) : dayAndTime(at);
  }

  function there(at: number, timeZone: string | undefined): string | undefined {
    const other = timeZone === undefined ? undefined : zoneTime(at, timeZone, localeOf(i18n.language));
    return other && t('there', { zone: other.zone, time: other.time });
  }

  return ({ opening, takenOverBy, department: { timeZone } }) => {
    const at = opening.isOpen ? opening.until : opening.opensAt;
    const zone = at === undefined ? undefined : there(at, timeZone);
    if (opening.isOpen) return { words: at === undefined ? t('open') : t('openUntil', { time: moment(at) }), there: zone };
    if (takenOverBy) return { words: t('takenOver', { who: takenOverBy.name }) };
    return { words: at === undefined ? t('closed') : t('opensAt', { time: moment(at) }), there: zone };
  };
}
