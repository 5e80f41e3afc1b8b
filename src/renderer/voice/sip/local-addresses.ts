import type { RTCSession } from 'jssip/lib/RTCSession';
import type { Dispose, Lifetime } from '../../lifetime';

/** How long a call waits at most for addresses that may never come. */
const longestMs = 300;
const longestLearningMs = 5000;

/**
 * Knows when a session description names every address of this computer. A PBX may talk to no other: Asterisk drops a
 * DTLS handshake from an address that it was not told, although ICE finds such addresses (peer-reflexive, RFC 8445
 * 7.3.1.3), and the call is silent. WebRTC says that gathering is over 100 ms late, after TCP. So the addresses of the
 * last gathering that ended are remembered, and the next one is done when they are all there again.
 */
export class LocalAddresses {
  readonly #connect: () => RTCPeerConnection;
  #known: ReadonlySet<string> = new Set();
  /** Those who wait, to look again when more is known. */
  readonly #waiting = new Set<() => void>();

  constructor(connect: () => RTCPeerConnection) {
    this.#connect = connect;
  }

  /** Finds them ahead of the first call, or anew when the network may be another one. */
  learn(lifetime: Lifetime): void {
    this.forget();
    const connection = this.#connect();
    connection.addTransceiver('audio');
    void connection
      .setLocalDescription()
      .then(() => this.untilNamed(connection, lifetime, longestLearningMs))
      .catch(() => {}) // the next call that waits for its end learns them
      .finally(() => connection.close());
  }

  /** What is known may be of another network: the next gathering is waited for to its end. */
  forget(): void {
    this.#known = new Set();
  }

  /** Waits until the local description that was set last names them all; for 300 ms if nothing else is said. */
  untilNamed(connection: RTCPeerConnection, lifetime: Lifetime, boundMs = longestMs): Promise<void> {
    if (this.#areKnownAmong(namedIn(connection))) return Promise.resolve();
    return new Promise((resolve) => {
      const parts: Dispose[] = [];
      const finish = (): void => {
        for (const part of parts) part();
        resolve();
      };
      const look = (): void => {
        if (this.#areKnownAmong(namedIn(connection))) finish();
      };
      const follow = (event: Event): void => {
        // the state of gathering is no help: right after a restart it still says `complete`, of the one before
        if ((event as RTCPeerConnectionIceEvent).candidate) {
          look();
          return;
        }
        this.#known = namedIn(connection);
        finish();
        for (const lookAgain of this.#waiting) lookAgain();
      };
      this.#waiting.add(look);
      parts.push(
        lifetime.after(boundMs, finish),
        lifetime.listen(connection, 'icecandidate', follow),
        // a call that ends meanwhile must not leave this waiting
        lifetime.add(() => {
          this.#waiting.delete(look);
          resolve();
        }),
      );
    });
  }

  /** For JsSIP's `icecandidate`, which comes with one `ready` for each gathering. */
  settleEach(session: RTCSession, lifetime: Lifetime): (event: { ready: () => void }) => void {
    const followed = new WeakSet<() => void>();
    return ({ ready }) => {
      if (followed.has(ready)) return;
      followed.add(ready);
      void this.untilNamed(session.connection, lifetime).then(ready);
    };
  }

  #areKnownAmong(named: ReadonlySet<string>): boolean {
    return this.#known.size > 0 && [...this.#known].every((address) => named.has(address));
  }
}

/** UDP addresses of the candidates in a connection's local description (RFC 8839, 5.1). */
function namedIn({ localDescription }: RTCPeerConnection): Set<string> {
  const candidates = localDescription?.sdp.matchAll(/^a=candidate:\S+ 1 udp \d+ (\S+) /gim) ?? [];
  return new Set([...candidates].map(([, address = '']) => address));
}
