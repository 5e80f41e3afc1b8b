import { FileSpreadsheet } from 'lucide-react';
import type { ImportProblem } from '../../../contract/ipc/card-import';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, EmptyState } from '../../ui';
import styles from './import.module.css';

interface ChooseFileProps {
  readonly problem: ImportProblem | undefined;
  readonly onChoose: () => void;
}

/** The first step, and where a file that cannot be read leads back to. */
export function ChooseFile({ problem, onChoose }: ChooseFileProps) {
  const { t } = useTranslation(['cards', 'settings']);
  return (
    <div className={styles.page}>
      {problem && <Banner severity="error" title={t(`cards:problem.${problem}`)} announce="assertive" />}
      <EmptyState
        icon={<FileSpreadsheet aria-hidden="true" />}
        title={t('cards:choose.title')}
        action={
          <Button look="primary" onPress={onChoose}>
            {t('cards:choose.button')}
          </Button>
        }
      >
        {t('settings:cards.text')} {t('cards:choose.text')}
      </EmptyState>
    </div>
  );
}
