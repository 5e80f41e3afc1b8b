import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

/** The system tells no program without a window of its own; to look takes a fraction of a millisecond. */
const lookEveryMs = 1000;

export interface NetworkWatchPort {
  /** Another network, or one more or less: what was open before may lead nowhere. */
  readonly onChange: () => void;
  /** What `os.networkInterfaces` answers; made up in tests. */
  readonly readInterfaces?: () => NodeJS.Dict<NetworkInterfaceInfo[]>;
}

/**
 * Tells within a second that this PC's own addresses have changed: cable to Wi-Fi, a VPN, another lease. Chromium leaves a
 * WebSocket open whose address is gone, and tells pages only of having no network at all.
 */
export function watchNetwork({ onChange, readInterfaces = networkInterfaces }: NetworkWatchPort): () => void {
  let before = listAddresses(readInterfaces());
  const timer = setInterval(() => {
    const now = listAddresses(readInterfaces());
    if (now === before) return;
    before = now;
    onChange();
  }, lookEveryMs);
  return () => clearInterval(timer);
}

/** Addresses that lead out of this PC; link-local ones (RFC 3927, RFC 4291 2.5.6) do not. */
function listAddresses(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): string {
  const all = Object.values(interfaces).flatMap((each) => each ?? []);
  const outward = all.filter(({ internal, address }) => !internal && !/^(169\.254\.|fe[89ab])/i.test(address));
  return outward
    .map(({ address }) => address)
    .sort()
    .join(' ');
}
