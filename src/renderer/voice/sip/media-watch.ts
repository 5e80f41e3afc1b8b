import type { Lifetime } from '../../lifetime';

const recoverWithinMs = 8000;

export interface MediaWatchPort {
  readonly connection: RTCPeerConnection;
  readonly lifetime: Lifetime;
  readonly onStream: (stream: MediaStream) => void;
  /** Media has stopped: new candidates may bring it back. */
  readonly onFailing: () => void;
  /** It has not come back in time. */
  readonly onLost: () => void;
}

/**
 * Watches the media of one connection; the answer is to be called when JsSIP finds it lost. JsSIP looks at
 * `iceConnectionState` alone, which Chromium may leave at "disconnected" for ever while `connectionState` says "failed".
 */
export function watchMedia({ connection, lifetime, onStream, onFailing, onLost }: MediaWatchPort): () => void {
  let stopWaiting: (() => void) | undefined;
  const fail = (): void => {
    if (stopWaiting) return;
    stopWaiting = lifetime.after(recoverWithinMs, onLost);
    onFailing();
  };
  lifetime.listen(connection, 'track', (event) => {
    const { streams, track } = event as RTCTrackEvent;
    onStream(streams[0] ?? new MediaStream([track]));
  });
  lifetime.listen(connection, 'connectionstatechange', () => {
    if (connection.connectionState === 'failed') fail();
    if (connection.connectionState !== 'connected') return;
    stopWaiting?.();
    stopWaiting = undefined;
  });
  return fail;
}
