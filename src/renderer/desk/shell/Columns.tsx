import { useState } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useTranslation } from '../../i18n/translation';
import { CustomerColumn } from '../customer/CustomerColumn';
import { RecordColumn } from '../form/RecordColumn';
import { PhoneColumn } from '../phone/PhoneColumn';
import { readWidths, saveWidths } from './column-widths';
import { PartBoundary } from './PartBoundary';
import styles from './shell.module.css';

/** Phone, customer and record side by side. Their widths can be changed and are remembered; their places cannot. */
export function Columns() {
  const { t } = useTranslation(['agent', 'phone']);
  const [widths] = useState(readWidths);
  return (
    <Group className={styles.columns} {...(widths ? { defaultLayout: widths } : {})} onLayoutChanged={saveWidths}>
      <Panel id="phone" className={styles.panel} defaultSize={288} minSize={240} maxSize={400} groupResizeBehavior="preserve-pixel-size">
        <section className={styles.pane} aria-label={t('phone:title')}>
          <PartBoundary>
            <PhoneColumn />
          </PartBoundary>
        </section>
      </Panel>
      <Separator className={styles.separator} aria-label={t('columns.resizePhone')} />
      <Panel id="customer" className={styles.panel} minSize={320}>
        <div className={styles.pane}>
          <PartBoundary>
            <CustomerColumn />
          </PartBoundary>
        </div>
      </Panel>
      <Separator className={styles.separator} aria-label={t('columns.resizeRecord')} />
      <Panel id="record" className={styles.panel} defaultSize={380} minSize={280} maxSize={640} groupResizeBehavior="preserve-pixel-size">
        <div className={styles.pane}>
          <PartBoundary>
            <RecordColumn />
          </PartBoundary>
        </div>
      </Panel>
    </Group>
  );
}
