import type { NetworkInterfaceInfo } from 'node:os';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchNetwork } from './network-watch';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function at(address: string, internal = false): NetworkInterfaceInfo {
  return { address, internal, netmask: '255.255.255.0', family: 'IPv4', mac: '00:00:00:00:00:00', cidr: null };
}

it('tells of another network, of none and of one again, each once, and of nothing that leads nowhere', () => {
  let interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = { lo: [at('127.0.0.1', true)], eth0: [at('192.0.2.7')] };
  const onChange = vi.fn();
  const stop = watchNetwork({ onChange, readInterfaces: () => interfaces });
  const toldAfter = (next: typeof interfaces): number => {
    onChange.mockClear();
    interfaces = next;
    vi.advanceTimersByTime(5000);
    return onChange.mock.calls.length;
  };
  expect(toldAfter({ eth0: [at('192.0.2.7')], lo: [at('127.0.0.1', true)] })).toBe(0);
  expect(toldAfter({ wlan0: [at('198.51.100.4')] })).toBe(1);
  expect(toldAfter({ wlan0: [at('198.51.100.4')], veth1: [at('fe80::1')], usb0: [at('169.254.3.4')] })).toBe(0);
  expect(toldAfter({})).toBe(1);
  expect(toldAfter({ wlan0: [at('198.51.100.4')] })).toBe(1);
  stop();
  expect([toldAfter({}), vi.getTimerCount()]).toEqual([0, 0]);
});
