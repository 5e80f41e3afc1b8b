import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { unreachable } from '../../../core/result';
import { classNames } from '../class-names';
import type { Tone } from '../tone';
import styles from './status.module.css';

export type Severity = 'info' | 'success' | 'warning' | 'error';

const tones: Readonly<Record<Severity, Tone>> = { info: 'blue', success: 'green', warning: 'amber', error: 'red' };

interface BannerProps {
  readonly severity: Severity;
  readonly title: string;
  /** What happened, what is done about it, what the reader can do. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Something at the right end, such as a button that closes it. */
  readonly end?: ReactNode;
  /** Reads it out when it appears: `assertive` only for what stops the work. */
  readonly announce?: 'polite' | 'assertive';
}

/** Something to know about the place it stands in. */
export function Banner({ severity, title, children, action, end, announce }: BannerProps) {
  const live = announce && { role: announce === 'assertive' ? 'alert' : 'status' };
  return (
    <div className={classNames(styles.banner, styles[tones[severity]])} {...live}>
      <SeverityIcon severity={severity} />
      <div className={styles.bannerTexts}>
        <div className={styles.bannerTitle}>{title}</div>
        {children && <div className={styles.bannerBody}>{children}</div>}
        {action && <div className={styles.bannerAction}>{action}</div>}
      </div>
      {end}
    </div>
  );
}

function SeverityIcon({ severity }: { readonly severity: Severity }) {
  switch (severity) {
    case 'info':
      return <Info aria-hidden="true" />;
    case 'success':
      return <CircleCheck aria-hidden="true" />;
    case 'warning':
      return <TriangleAlert aria-hidden="true" />;
    case 'error':
      return <CircleAlert aria-hidden="true" />;
    default:
      return unreachable(severity);
  }
}
