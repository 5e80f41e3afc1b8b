/** Looks in a row, one a second. */
const longestSilence = 6;

export interface SilenceWatchPort {
  /** While either side holds the call, silence says nothing. */
  readonly isOnHold: () => boolean;
  /** Once for each stretch without packets. */
  readonly onSilent: () => void;
}

/**
 * Notices that no packets come although the connection seems well, as after a PBX or a firewall has forgotten the way. A
 * far end that has nothing to send looks the same, so what follows must be harmless. It is to be told each second how many
 * have come so far.
 */
export function watchSilence({ isOnHold, onSilent }: SilenceWatchPort): (packetsReceived: number) => void {
  let before = 0;
  let silentLooks = 0;
  return (packetsReceived) => {
    silentLooks = packetsReceived !== before || isOnHold() ? 0 : silentLooks + 1;
    before = packetsReceived;
    if (silentLooks === longestSilence) onSilent();
  };
}
