import { LogOut } from 'lucide-react';
import { useTranslation } from '../../i18n/translation';
import { Button } from '../../ui';
import { useDeskViewActions } from '../store/DeskProvider';

/** The way out. What it means is said, and asked, in the dialog that it opens. */
export function EndPractice() {
  const { t } = useTranslation('practice');
  const { open } = useDeskViewActions();
  return (
    <Button size="small" icon={<LogOut aria-hidden="true" />} onPress={() => open({ kind: 'practice' })}>
      {t('end')}
    </Button>
  );
}
