import type { ReactNode } from 'react';
import { Tab as AriaTab, TabPanel as AriaTabPanel, Tabs as AriaTabs, TabList } from 'react-aria-components';
import styles from './layout.module.css';

export interface TabSpec {
  readonly id: string;
  readonly title: string;
  readonly icon?: ReactNode;
  /** A number beside the title, left out when it is 0. */
  readonly count?: number;
  readonly content: ReactNode;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly TabSpec[];
  readonly selected?: string;
  readonly onSelect?: (id: string) => void;
}

/** Parts that share one place; arrow keys move between them. Fills its parent, the panel scrolls. */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  const selection = selected === undefined ? {} : { selectedKey: selected };
  return (
    <AriaTabs className={styles.tabs ?? ''} {...selection} onSelectionChange={(key) => onSelect?.(String(key))}>
      <TabList aria-label={label} className={styles.tabList ?? ''}>
        {tabs.map(({ id, title, icon, count }) => (
          <AriaTab key={id} id={id} className={styles.tab ?? ''}>
            {icon}
            {title}
            {count ? <span className={styles.count}>{count}</span> : null}
          </AriaTab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <AriaTabPanel key={id} id={id} className={styles.tabPanel ?? ''}>
          {content}
        </AriaTabPanel>
      ))}
    </AriaTabs>
  );
}
