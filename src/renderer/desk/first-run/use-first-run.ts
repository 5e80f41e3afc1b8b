import { useState } from 'react';
import { isUp } from '../../../core/phone/resting-line';
import { useDesk } from '../store/DeskProvider';

export interface FirstRun {
  readonly isShown: boolean;
  /** An account is kept, so the desk can be opened although the line is not there yet. */
  readonly canLeave: boolean;
  readonly leave: () => void;
}

/**
 * Whether the first-run path is shown: until there is an account, and then until it has connected or the agent goes on.
 * Never in practice, which brings an account of its own.
 */
export function useFirstRun(): FirstRun {
  const isConfigured = useDesk((state) => state.configuration.isConfigured);
  // who is not ready may rest before the registration has been drawn
  const isConnected = useDesk(({ line }) => isUp(line));
  const isPractice = useDesk((state) => state.practice !== null);
  const [wasNew, setWasNew] = useState(!isConfigured);
  const isShown = !isPractice && (!isConfigured || (wasNew && !isConnected));
  // once left it does not come back when the line is lost
  if (wasNew && !isShown) setWasNew(false);
  return { isShown, canLeave: isConfigured, leave: () => setWasNew(false) };
}
