import type { PracticeCheck } from '../../../core/practice/practice-result';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { formatClock } from '../../ui';

/** A check of the conversation in words; `detail` only where there is more to say than whether it was right. */
interface CheckWords {
  readonly title: string;
  readonly detail?: string | undefined;
}

/** Says what was looked at in a call, and what was found. */
export function useCheckWords(): (check: PracticeCheck) => CheckWords {
  const { t } = useTranslation('practice');

  function detailOf({ checkId, isPassed, about, expected, given, givenMs, limitMs }: PracticeCheck): string | undefined {
    if (givenMs !== undefined && limitMs !== undefined) {
      return t('detail.time', { given: formatClock(givenMs), limit: formatClock(limitMs) });
    }
    if (isPassed) return undefined;
    if (checkId === 'script-order' && about !== undefined && expected !== undefined) {
      return t('detail.order', { first: expected, second: about });
    }
    if (checkId === 'script-answer') {
      if (expected === undefined) return t('detail.stepMissing');
      return given === undefined ? t('detail.answerMissing', { expected }) : t('detail.answer', { given, expected });
    }
    if (checkId === 'transfer') {
      if (expected === undefined) return given === undefined ? undefined : t('detail.transferNone', { given });
      return given === undefined ? t('detail.transferMissing', { expected }) : t('detail.transfer', { given, expected });
    }
    return undefined;
  }

  return (check) => ({ title: t(`check.${check.checkId}`, { about: check.about ?? '' }), detail: detailOf(check) });
}

/** A field of the form in words: what was written, and what was to be. */
export function useFieldWords(): (check: PracticeCheck) => { readonly given: string; readonly expected: string } {
  const { t } = useTranslation(['practice', 'common']);
  const { isoDate } = useFormats();

  /** Yes and no come as `true` and `false`, days as ISO dates. */
  function read(value: string): string {
    if (value === 'true') return t('common:yes');
    if (value === 'false') return t('common:no');
    return value.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, isoDate);
  }

  function expectedOf({ rule, expected }: PracticeCheck): string {
    const value = expected === undefined ? '' : read(expected);
    switch (rule) {
      case 'oneOf':
      case 'contains':
        return t(`rule.${rule}`, { expected: value });
      case 'lacks':
      case 'filled':
      case 'empty':
        return t(`rule.${rule}`);
      default:
        return value;
    }
  }

  return (check) => ({
    given: check.rule === 'lacks' ? t('result.notRepeated') : check.given ? read(check.given) : t('result.nothing'),
    expected: expectedOf(check),
  });
}
