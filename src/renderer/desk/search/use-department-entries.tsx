import { Contact } from 'lucide-react';
import { useTranslation } from '../../i18n/translation';
import { DestinationRow } from '../directory/DestinationRow';
import { type Destination, matchDestinations, offersFor } from '../directory/destinations';
import { useDepartments } from '../directory/use-destinations';
import { type DialProblem, useDial } from '../phone/use-dial';
import { useOpenTransfer } from '../transfer/use-open-transfer';
import { afterPaint } from '../view/after-paint';
import type { Entry } from './entry';
import styles from './search.module.css';

/** More of them push everything else out of sight; typing on is faster. */
const mostFound = 5;

interface DepartmentSearch {
  readonly query: string;
  /** Whether a card is looked for, and nobody is to be called by mistake. */
  readonly isLinking: boolean;
  readonly onProblem: (problem: DialProblem) => void;
  readonly onDone: () => void;
}

/** Departments of the directory with whether they are open now: the caller on the line is handed on to one, or it is called. */
export function useDepartmentEntries({ query, isLinking, onProblem, onDone }: DepartmentSearch): Entry[] {
  const { t } = useTranslation('directory');
  const all = useDepartments();
  const dial = useDial();
  const transfer = useOpenTransfer();
  if (query.trim() === '' || (isLinking && !transfer)) return [];

  async function call({ number }: Destination) {
    const outcome = await dial(number);
    if (outcome.ok) onDone();
    else onProblem(outcome.problem);
  }

  return firstWhoTakesOver(all, matchDestinations(all, query))
    .slice(0, mostFound)
    .map((one) => ({
      id: one.id,
      text: one.name,
      // the palette first gives the focus back, and then the panel takes it
      ...(transfer ? { run: () => afterPaint(() => transfer.open(one.number)) } : { run: () => call(one), mayFail: true }),
      content: (
        <>
          <Contact aria-hidden="true" />
          <DestinationRow destination={one} isShort />
          <span className={styles.action}>{t(transfer ? 'transfer' : 'call')}</span>
        </>
      ),
    }));
}

/** Before each closed one whoever takes its calls now. */
function firstWhoTakesOver(all: readonly Destination[], found: readonly Destination[]): Destination[] {
  const offers = found.flatMap((one) => [...(offersFor(all, one)?.slice(0, 1) ?? []), one]);
  return offers.filter(({ id }, index) => offers.findIndex((other) => other.id === id) === index);
}
