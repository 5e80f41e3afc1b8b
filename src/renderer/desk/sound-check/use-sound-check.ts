import { useEffect, useRef, useState } from 'react';
import type { SoundCheckMode } from '../../../core/phone/sound-check';
import { useBridge, useDesk } from '../store/DeskProvider';
import type { DeskBridge } from '../store/desk-connection';
import { type Hearing, judgeHearing, litBars, remember } from './hearing';

interface Shown {
  readonly lit: number;
  readonly hearing: Hearing;
  /** Seconds that the echo goes on; undefined while there is none. */
  readonly echoLeftS: number | undefined;
}

export interface SoundCheck extends Shown {
  /** False while there is a call, which nothing may disturb. */
  readonly isPossible: boolean;
  readonly echo: (isOn: boolean) => void;
  /** Asks once more for a microphone that could not be had. */
  readonly tryAgain: () => void;
}

const nothingYet: Shown = { lit: 0, hearing: 'yet', echoLeftS: undefined };

/**
 * Has the microphone listened to for as long as it is shown.
 * @param device what is judged; another one is judged anew
 */
export function useSoundCheck(device: string): SoundCheck {
  const bridge = useBridge();
  const isPossible = useDesk((state) => state.calls.length === 0);
  const [shown, setShown] = useState(nothingYet);
  const heard = useRef<readonly number[]>([]);

  useEffect(() => {
    heard.current = [];
  }, [device]);

  useEffect(() => {
    if (!isPossible) return;
    const stopListening = bridge.on.soundLevel(({ mode, rmsDb, echoLeftS }) => {
      if (mode === 'off') return;
      heard.current = remember(heard.current, rmsDb);
      const next = { lit: litBars(rmsDb), hearing: judgeHearing(heard.current), echoLeftS };
      setShown((now) => (isSame(now, next) ? now : next));
    });
    ask(bridge, 'level');
    const leave = () => ask(bridge, 'off');
    // a page that is loaded anew does not unmount
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      stopListening();
      leave();
      heard.current = [];
      setShown(nothingYet);
    };
  }, [bridge, isPossible]);

  return { ...shown, isPossible, echo: (isOn) => ask(bridge, isOn ? 'echo' : 'level'), tryAgain: () => ask(bridge, 'level') };
}

/** What comes of it is told by the level and the microphone's state. */
function ask(bridge: DeskBridge, mode: SoundCheckMode): void {
  bridge.request.checkSound({ mode }).catch(() => undefined);
}

function isSame(one: Shown, other: Shown): boolean {
  return one.lit === other.lit && one.hearing === other.hearing && one.echoLeftS === other.echoLeftS;
}
