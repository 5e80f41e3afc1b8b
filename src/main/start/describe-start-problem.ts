import { createInstance } from 'i18next';
import type { Language } from '../../core/policy/configuration';
import { unreachable } from '../../core/result';
import type { StartProblem } from './start-problem';
import az from './texts/az.json';
import en from './texts/en.json';
import hu from './texts/hu.json';
import ru from './texts/ru.json';
import sl from './texts/sl.json';
import uk from './texts/uk.json';

/** What a system dialog needs, in the user's language. */
export interface StartProblemText {
  readonly title: string;
  /** What is wrong and what to do about it. */
  readonly body: string;
  /** Label of its only button. */
  readonly close: string;
}

const texts: Readonly<Record<Language, { translation: typeof en }>> = {
  az: { translation: az },
  en: { translation: en },
  hu: { translation: hu },
  ru: { translation: ru },
  sl: { translation: sl },
  uk: { translation: uk },
};

/** Says why the program cannot start. It speaks before there is any window, so that its texts are main's own. */
export function describeStartProblem(
  problem: StartProblem,
  language: Language,
  places: { readonly folder: string; readonly logFile: string },
): StartProblemText {
  const catalogue = createInstance();
  void catalogue.init({ lng: language, fallbackLng: 'en', resources: texts, initAsync: false, interpolation: { escapeValue: false } });
  const { t } = catalogue;
  return { title: t('title'), body: t(`reason.${reasonOf(problem)}`, places), close: t('close') };
}

function reasonOf(problem: StartProblem): keyof (typeof en)['reason'] {
  switch (problem.kind) {
    case 'no-key-store':
    case 'no-cipher':
    case 'unexpected':
      return problem.kind;
    case 'nowhere-to-write':
    case 'no-folder':
      return problem.problem;
    default:
      return unreachable(problem);
  }
}
