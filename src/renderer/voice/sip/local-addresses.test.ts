import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Lifetime } from '../../lifetime';
import { LocalAddresses } from './local-addresses';

/** A connection whose candidates are found when the test says so. */
class Gathering extends EventTarget {
  localDescription = { type: 'offer', sdp: 'v=0\r\n' };
  isClosed = false;

  find(address: string, protocol = 'udp'): void {
    this.localDescription.sdp += `a=candidate:1 1 ${protocol} 2122194687 ${address} 40000 typ host generation 0\r\n`;
    this.#tell({ candidate: 'candidate' });
  }

  end(): void {
    this.#tell(null);
  }

  addTransceiver(): void {}

  setLocalDescription(): Promise<void> {
    return Promise.resolve();
  }

  close(): void {
    this.isClosed = true;
  }

  #tell(candidate: object | null): void {
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
  }
}

const asConnection = (gathering: Gathering): RTCPeerConnection => gathering as unknown as RTCPeerConnection;
let lifetime: Lifetime;
let learning: Gathering;
let addresses: LocalAddresses;

beforeEach(() => {
  vi.useFakeTimers();
  lifetime = new Lifetime();
  learning = new Gathering();
  addresses = new LocalAddresses(() => asConnection(learning));
});
afterEach(() => {
  lifetime.end();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

async function learn(...found: readonly string[]): Promise<void> {
  learning = new Gathering();
  addresses.learn(lifetime);
  await vi.advanceTimersByTimeAsync(0);
  for (const address of found) learning.find(address);
  learning.end();
  await vi.advanceTimersByTimeAsync(0);
}

/** Whether a description may be sent, as it goes on. */
function follow(gathering: Gathering): () => Promise<boolean> {
  let isNamed = false;
  void addresses.untilNamed(asConnection(gathering), lifetime).then(() => {
    isNamed = true;
  });
  return async () => {
    await vi.advanceTimersByTimeAsync(0);
    return isNamed;
  };
}

test('waits for every address that is known, and not for the end of gathering', async () => {
  await learn('127.0.0.1', '192.0.2.2');
  const gathering = new Gathering();
  const isNamed = follow(gathering);
  gathering.find('127.0.0.1');
  expect(await isNamed()).toBe(false);
  gathering.find('192.0.2.2', 'tcp');
  expect(await isNamed()).toBe(false);
  gathering.find('192.0.2.2');
  expect(await isNamed()).toBe(true);
});

test('waits for the end where nothing is known yet, and knows it from then on', async () => {
  const first = new Gathering();
  const isFirstNamed = follow(first);
  first.find('192.0.2.2');
  expect(await isFirstNamed()).toBe(false);
  first.end();
  expect(await isFirstNamed()).toBe(true);
  const second = new Gathering();
  second.find('192.0.2.2');
  expect(await follow(second)()).toBe(true);
});

test('waits for the end where the network may be another one', async () => {
  await learn('192.0.2.2');
  addresses.forget();
  const gathering = new Gathering();
  const isNamed = follow(gathering);
  gathering.find('192.0.2.2');
  expect(await isNamed()).toBe(false);
  gathering.find('198.51.100.7');
  gathering.end();
  expect(await isNamed()).toBe(true);
});

test('need not wait for its own end once another gathering has come to one', async () => {
  const gathering = new Gathering();
  const isNamed = follow(gathering);
  gathering.find('192.0.2.2');
  expect(await isNamed()).toBe(false);
  await learn('192.0.2.2');
  expect(await isNamed()).toBe(true);
});

test('waits 300 ms at most for an address that is gone, or for an end that never comes', async () => {
  await learn('127.0.0.1', '192.0.2.2');
  const gathering = new Gathering();
  const isNamed = follow(gathering);
  gathering.find('127.0.0.1');
  await vi.advanceTimersByTimeAsync(299);
  expect(await isNamed()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await isNamed()).toBe(true);
});

test('keeps no one waiting when the call ends, and no connection open that only looked', async () => {
  addresses.learn(lifetime);
  const isNamed = follow(new Gathering());
  expect(learning.isClosed).toBe(false);
  lifetime.end();
  expect(await isNamed()).toBe(true);
  expect(learning.isClosed).toBe(true);
});
