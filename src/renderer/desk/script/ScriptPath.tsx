import { ChevronRight } from 'lucide-react';
import type { Script, ScriptProgress } from '../../../core/scripts/script';
import { useTranslation } from '../../i18n/translation';
import styles from './script.module.css';

interface ScriptPathProps {
  readonly script: Script;
  readonly path: ScriptProgress['path'];
}

/** The steps left behind, each with the answer that led on. */
export function ScriptPath({ script, path }: ScriptPathProps) {
  const { t } = useTranslation('script');
  if (path.length === 0) return null;
  return (
    <ol className={styles.path} aria-label={t('path')}>
      {path.map(({ stepId, answerId }, index) => {
        const step = script.steps.find((one) => one.stepId === stepId);
        const answer = step?.answers.find((one) => one.answerId === answerId);
        return (
          <li key={index} className={styles.passed}>
            <span>{step?.title ?? stepId}:</span> <strong>{answer?.label ?? answerId}</strong>
            {index < path.length - 1 && <ChevronRight aria-hidden="true" />}
          </li>
        );
      })}
    </ol>
  );
}
