import type { Lifetime } from '../../lifetime';
import { countPacketsReceived } from './packets-received';

const periodMs = 3000;
const longestSilenceMs = 6000;

export interface SilenceWatchPort {
  readonly connection: RTCPeerConnection;
  readonly lifetime: Lifetime;
  /** While either side holds the call, silence says nothing. */
  readonly isOnHold: () => boolean;
  /** Once for each stretch without packets. */
  readonly onSilent: () => void;
}

/**
 * Notices that no packets come although the connection seems well, as after a PBX or a firewall has forgotten the way. A
 * far end that has nothing to send looks the same, so what follows must be harmless.
 */
export function watchSilence({ connection, lifetime, isOnHold, onSilent }: SilenceWatchPort): void {
  let received = 0;
  let silentMs = 0;
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    const now = await countPacketsReceived(connection).catch(() => undefined);
    isLooking = false;
    if (lifetime.isEnded || now === undefined) return;
    silentMs = now !== received || isOnHold() ? 0 : silentMs + periodMs;
    received = now;
    if (silentMs === longestSilenceMs) onSilent();
  };
  lifetime.every(periodMs, () => void look());
}
