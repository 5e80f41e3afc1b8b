import type { Lifetime } from '../../lifetime';

const recoverWithinMs = 8000;
/** Chromium says "disconnected" for a lost packet or two as well, and mostly mends that by itself. */
const patienceMs = 3000;

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
 *
 *   connected --disconnected, for 3 s--> new candidates --connected--> connected
 *       \--------------- failed -------> new candidates --8 s--------> lost
 */
export function watchMedia({ connection, lifetime, onStream, onFailing, onLost }: MediaWatchPort): () => void {
  let stopDoubting: (() => void) | undefined;
  let stopWaiting: (() => void) | undefined;
  const fail = (): void => {
    stopDoubting?.();
    if (stopWaiting) return;
    stopWaiting = lifetime.after(recoverWithinMs, onLost);
    onFailing();
  };
  const recover = (): void => {
    stopDoubting?.();
    stopWaiting?.();
    stopWaiting = undefined;
  };
  lifetime.listen(connection, 'track', (event) => {
    const { streams, track } = event as RTCTrackEvent;
    onStream(streams[0] ?? new MediaStream([track]));
  });
  lifetime.listen(connection, 'connectionstatechange', () => {
    if (connection.connectionState === 'failed') fail();
    else if (connection.connectionState === 'connected') recover();
    else if (connection.connectionState === 'disconnected') {
      stopDoubting?.();
      stopDoubting = lifetime.after(patienceMs, onFailing);
    }
  });
  return fail;
}
