import { useCallback, useEffect, useState } from 'react';
import { useBridge } from '../store/DeskProvider';
import type { DeskBridge } from '../store/desk-connection';

/** What the settings pages show, as main last said it. */
export type SettingsData = Awaited<ReturnType<DeskBridge['request']['readSettings']>>;
export type UserSettings = SettingsData['settings'];
type SettingsProblem = Extract<Awaited<ReturnType<DeskBridge['request']['changeSettings']>>, { ok: false }>['problem'];

export interface SettingsAccess {
  /** Undefined while it is being read. */
  readonly data: SettingsData | undefined;
  readonly hasFailedToLoad: boolean;
  readonly reload: () => void;
  /** Keeps a change at once; when main refuses it, what main holds comes back and the problem is named. */
  readonly change: (change: Partial<UserSettings>) => void;
  readonly problem: SettingsProblem | undefined;
  readonly isSaved: boolean;
}

/** Reads the settings and changes them one by one. */
export function useSettings(): SettingsAccess {
  const bridge = useBridge();
  const [data, setData] = useState<SettingsData>();
  const [hasFailedToLoad, setHasFailedToLoad] = useState(false);
  const [problem, setProblem] = useState<SettingsProblem>();
  const [isSaved, setIsSaved] = useState(false);

  const [turn, setTurn] = useState(0);
  const reload = useCallback(() => setTurn((known) => known + 1), []);
  useEffect(() => {
    const read = async () => {
      const next = await bridge.request.readSettings().catch(() => undefined);
      if (next) setData(next);
      setHasFailedToLoad(next === undefined);
    };
    void read();
  }, [bridge, turn]);

  async function change(changes: Partial<UserSettings>) {
    setData((known) => known && { ...known, settings: { ...known.settings, ...changes } });
    const outcome = await bridge.request.changeSettings(changes).catch(() => ({ ok: false, problem: 'failed' }) as const);
    setIsSaved(outcome.ok);
    setProblem(outcome.ok ? undefined : outcome.problem);
    if (!outcome.ok) reload();
  }

  return { data, hasFailedToLoad, reload, change: (changes) => void change(changes), problem, isSaved };
}

/** Whether policy has fixed a setting, by its own key or that of what it belongs to: `account.servers`, `account`. */
export function isLocked(locked: readonly string[], key: string): boolean {
  return locked.some((one) => key === one || key.startsWith(`${one}.`));
}
