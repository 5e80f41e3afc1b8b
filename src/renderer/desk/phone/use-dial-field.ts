import { type RefObject, useState } from 'react';
import type { OutsideProblem } from '../../../core/phone/outside-number';
import { useTranslation } from '../../i18n/translation';
import { useKeyActions } from '../keys/KeyProvider';
import { useBridge } from '../store/DeskProvider';
import { cleanNumber } from './clean-number';
import { type DialOptions, type DialProblem, useDial } from './use-dial';
import { useLastDialled } from './use-last-dialled';
import { useOutsideNumber } from './use-outside-number';

type Trouble = { readonly kind: DialProblem } | { readonly outside: OutsideProblem } | 'nothing-dialled';

export interface DialFieldState {
  readonly text: string;
  readonly change: (text: string) => void;
  /** Why it was not dialled, in words. */
  readonly error: string | undefined;
  /** What is to be typed when they answer, in words. */
  readonly note: string | undefined;
  readonly isDialling: boolean;
  readonly submit: () => void;
  readonly redial: () => void;
}

/** What is in the dial field and what becomes of it: typed, dialled last, or handed over by another program. */
export function useDialField(field: RefObject<HTMLInputElement | null>): DialFieldState {
  const { t } = useTranslation(['phone', 'calls']);
  const bridge = useBridge();
  const dial = useDial();
  const readLastDialled = useLastDialled();
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<Trouble>();
  const [extension, setExtension] = useState<string>();
  const [isDialling, setIsDialling] = useState(false);

  function change(next: string, itsExtension?: string) {
    setText(next);
    setTrouble(undefined);
    setExtension(itsExtension);
  }

  async function call(number: string, options?: DialOptions) {
    setIsDialling(true);
    const outcome = await dial(number, options);
    setIsDialling(false);
    if (outcome.ok) setText('');
    setTrouble(outcome.ok ? undefined : { kind: outcome.problem });
  }

  function submit() {
    if (text.trim() === '' || isDialling) return;
    const number = cleanNumber(text);
    if (number.ok) void call(number.value);
    else setTrouble({ kind: number.problem });
  }

  async function redial() {
    if (isDialling) return;
    const last = await readLastDialled();
    if (last === undefined) setTrouble('nothing-dialled');
    else {
      change(last);
      await call(last, { intent: 'repeat' });
    }
  }

  useOutsideNumber((number) => {
    field.current?.focus();
    if (!number.ok) {
      setTrouble({ outside: number.problem });
      return;
    }
    const { target, isToBeDialled } = number.value;
    change(target, number.value.extension);
    if (isToBeDialled && !isDialling) void call(target);
  });
  useKeyActions({
    dial: () => field.current?.focus(),
    redial: () => void redial(),
    'dial-copied': () => void bridge.request.readClipboard(),
  });

  function wordsFor(one: Trouble): string {
    if (one === 'nothing-dialled') return t('calls:redial.nothing');
    return 'kind' in one ? t(`phone:dial.error.${one.kind}`) : t(`calls:outside.${one.outside}`);
  }

  return {
    text,
    change,
    error: trouble && wordsFor(trouble),
    note: extension === undefined ? undefined : t('calls:outside.extension', { extension }),
    isDialling,
    submit,
    redial: () => void redial(),
  };
}
