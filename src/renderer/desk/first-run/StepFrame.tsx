import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from '../../i18n/translation';
import { Button } from '../../ui';
import styles from './first-run.module.css';

const stepCount = 3;

interface StepFrameProps {
  readonly step: 1 | 2 | 3;
  readonly title: string;
  readonly text?: string;
  readonly back?: () => void;
  /** The one button that leads on; Enter in a field does the same. */
  readonly next?: { readonly label: string; readonly go: () => void; readonly isDisabled?: boolean };
  /** Stands between the buttons. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** One screen of the path. Its heading takes the focus, so that a screen reader begins there and Tab leads to what is to be done. */
export function StepFrame({ step, title, text, back, next, note, children }: StepFrameProps) {
  const { t } = useTranslation(['first-run', 'common']);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const content = (
    <>
      <header>
        <p className={styles.progress}>{t('first-run:progress', { step, total: stepCount })}</p>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {text && <p className={styles.text}>{text}</p>}
      </header>
      {children}
      {(back || next) && (
        <footer className={styles.footer}>
          {back && (
            <Button size="large" icon={<ArrowLeft aria-hidden="true" />} onPress={back}>
              {t('common:back')}
            </Button>
          )}
          <div className={styles.note}>{note}</div>
          {next && (
            <Button size="large" look="primary" type="submit" isDisabled={next.isDisabled ?? false}>
              {next.label}
            </Button>
          )}
        </footer>
      )}
    </>
  );
  if (!next) return <div className={styles.step}>{content}</div>;
  return (
    <form
      className={styles.step}
      onSubmit={(event) => {
        event.preventDefault();
        next.go();
      }}
    >
      {content}
    </form>
  );
}
