import type { Lifetime } from '../../lifetime';

const settleMs = 0;
const longestMs = 50;

/**
 * Calls `ready` as soon as the first local candidates are in: when none has followed for a moment, or 50 ms after the
 * first. The peer learns later ones as peer-reflexive (RFC 8445, 7.3.1.3), so a call never waits for gathering to end.
 * The answer is to be called at each candidate.
 */
function settleCandidates(lifetime: Lifetime, ready: () => void): () => void {
  let stopSettling = (): void => {};
  let isReady = false;
  let stopLongest: (() => void) | undefined;
  const finish = (): void => {
    if (isReady) return;
    isReady = true;
    stopSettling();
    stopLongest?.();
    ready();
  };
  return () => {
    if (isReady) return;
    stopLongest ??= lifetime.after(longestMs, finish);
    stopSettling();
    stopSettling = lifetime.after(settleMs, finish);
  };
}

/** For JsSIP's `icecandidate`: settles each gathering by itself; there is one `ready` for each. */
export function settleEachGathering(lifetime: Lifetime): (event: { ready: () => void }) => void {
  const settling = new WeakMap<() => void, () => void>();
  return ({ ready }) => {
    const settle = settling.get(ready) ?? settleCandidates(lifetime, ready);
    settling.set(ready, settle);
    settle();
  };
}

/** Waits until the connection has a first set of candidates after a description with fresh ICE credentials was set; at most `boundMs`. */
export function waitForCandidates(connection: RTCPeerConnection, lifetime: Lifetime, boundMs: number): Promise<void> {
  // right after a restart the gathering state still says `complete`, of the gathering before
  if (connection.localDescription?.sdp.includes('a=candidate:')) return Promise.resolve();
  return new Promise((resolve) => {
    const parts = [lifetime.after(boundMs, () => finish())];
    const finish = (): void => {
      for (const part of parts) part();
      resolve();
    };
    const settle = settleCandidates(lifetime, finish);
    parts.push(
      lifetime.listen(connection, 'icecandidate', (event) => ((event as RTCPeerConnectionIceEvent).candidate ? settle() : finish())),
      // a call that ends meanwhile must not leave this waiting
      lifetime.add(resolve),
    );
  });
}
