import { useState } from 'react';
import { BreakScreen, useBreak } from '../agent/BreakScreen';
import { PracticeEdge } from '../practice/PracticeEdge';
import { useDesk } from '../store/DeskProvider';
import { Columns } from './Columns';
import { Overlays } from './Overlays';
import { StatusBar } from './StatusBar';
import styles from './shell.module.css';
import { TopBar } from './TopBar';

/** The desk in its one arrangement: nothing in it ever changes place. */
export function Desk() {
  const rest = useBreak();
  const isPractice = useDesk((state) => state.practice !== null);
  // a break is told apart by its beginning: hidden once, it stays hidden until the next
  const [hiddenBreak, setHiddenBreak] = useState<number>();
  const isResting = rest !== undefined && rest.since !== hiddenBreak;
  return (
    <>
      <div className={styles.desk} data-practice={isPractice || undefined} inert={isResting}>
        <TopBar />
        <main className={styles.main}>
          <Columns />
        </main>
        <StatusBar />
        <Overlays />
      </div>
      <PracticeEdge />
      {isResting && <BreakScreen {...rest} onHide={() => setHiddenBreak(rest.since)} />}
    </>
  );
}
