import type { Lifetime } from '../../lifetime';
import { countPacketsReceived } from '../quality/packets-received';

export interface CallerReturnPort {
  readonly connection: RTCPeerConnection;
  readonly lifetime: Lifetime;
  /** While either side holds the call, silence says nothing. */
  readonly isOnHold: () => boolean;
  readonly onLost: () => void;
}

const pollMs = 250;
const longestSilenceMs = 3000;

/**
 * Looks whether the far end is still there after a transfer has failed. A PBX in the middle (Asterisk) takes the caller
 * out of the call as soon as it accepts the REFER and has nothing to bring back then; our own leg would stay, silent.
 */
export function watchReturn({ connection, lifetime, isOnHold, onLost }: CallerReturnPort): void {
  let received: number | undefined;
  let silentMs = 0;
  const look = async (): Promise<void> => {
    const now = await countPacketsReceived(connection);
    if (lifetime.isEnded) return;
    if (received !== undefined && now > received) return;
    if (!isOnHold()) silentMs += received === undefined ? 0 : pollMs;
    received = now;
    if (silentMs >= longestSilenceMs) onLost();
    else lifetime.after(pollMs, () => void look());
  };
  void look();
}
