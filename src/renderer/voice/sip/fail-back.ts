import type { Lifetime } from '../../lifetime';
import type { OpenWebSocket } from './socket-link';

const lookEveryMs = 60_000;
const openWithinMs = 6000;

export interface FailBackPort {
  readonly open: OpenWebSocket;
  /** The server that is to serve whenever it can. */
  readonly preferred: string;
  /** 0 to 1, so that a hundred phones do not come back in the same moment. */
  readonly random: () => number;
  /** Whether another server serves now, and nobody would miss it for a moment. */
  readonly mayReturn: () => boolean;
  /** The preferred server takes connections again. */
  readonly onWell: () => void;
}

/** Looks every minute or so, while another server serves, whether the preferred one takes connections again. */
export function watchPreferredServer(lifetime: Lifetime, { open, preferred, random, mayReturn, onWell }: FailBackPort): void {
  const lookLater = (): void => void lifetime.after(lookEveryMs * (0.75 + random() / 2), look);

  function look(): void {
    lookLater();
    if (mayReturn()) tryServer();
  }

  function tryServer(): void {
    let socket: WebSocket;
    try {
      socket = open(preferred);
    } catch {
      return;
    }
    const close = lifetime.add(() => {
      socket.onopen = null;
      socket.onclose = null;
      socket.close();
    });
    const stopWaiting = lifetime.after(openWithinMs, close);
    socket.onopen = () => {
      stopWaiting();
      close();
      if (mayReturn()) onWell();
    };
    socket.onclose = () => {
      stopWaiting();
      close();
    };
  }

  lookLater();
}
