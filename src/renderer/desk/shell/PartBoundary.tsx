import { Component, type ReactNode } from 'react';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button } from '../../ui';
import styles from './shell.module.css';

interface PartBoundaryProps {
  readonly children: ReactNode;
}

/** Keeps a fault in one column from taking the others with it: the phone must stay, whatever a card or a form does. */
export class PartBoundary extends Component<PartBoundaryProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <Broken onReload={() => this.setState({ isBroken: false })} /> : this.props.children;
  }
}

function Broken({ onReload }: { readonly onReload: () => void }) {
  const { t } = useTranslation('agent');
  return (
    <div className={styles.broken}>
      <Banner
        severity="error"
        announce="polite"
        title={t('broken.title')}
        action={
          <Button size="small" onPress={onReload}>
            {t('broken.reload')}
          </Button>
        }
      >
        {t('broken.body')}
      </Banner>
    </div>
  );
}
