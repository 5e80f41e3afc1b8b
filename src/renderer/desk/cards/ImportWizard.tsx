import { useStore } from 'zustand';
import { unreachable } from '../../../core/result';
import { useTranslation } from '../../i18n/translation';
import { ProgressBar } from '../../ui';
import { useBridge } from '../store/DeskProvider';
import { ChooseFile } from './ChooseFile';
import { ImportResult } from './ImportResult';
import { ImportRunning } from './ImportRunning';
import styles from './import.module.css';
import { cardImportOf } from './import-store';
import { MapColumns } from './MapColumns';

/** From a file of customers to cards: choose, say what the columns are, import, see what was left out. */
export function ImportWizard() {
  const { t } = useTranslation('cards');
  const cards = cardImportOf(useBridge());
  const stage = useStore(cards.stage);
  switch (stage.kind) {
    case 'choosing':
      return <ChooseFile problem={stage.problem} onChoose={() => void cards.choose()} />;
    case 'reading':
      return (
        <div className={styles.page}>
          <ProgressBar label={t('choose.reading')} />
        </div>
      );
    case 'mapping':
      return <MapColumns cards={cards} preview={stage.preview} mapping={stage.mapping} problem={stage.problem} />;
    case 'running':
      return <ImportRunning progress={stage.progress} onCancel={cards.cancel} />;
    case 'ended':
      return <ImportResult cards={cards} progress={stage.progress} saving={stage.saving} />;
    default:
      return unreachable(stage);
  }
}
