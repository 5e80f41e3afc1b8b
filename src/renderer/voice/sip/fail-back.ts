import type { Lifetime } from '../../lifetime';
import type { OpenWebSocket } from './socket-link';

const lookEveryMs = 60_000;
const answerWithinMs = 6000;
/** After so many returns in vain the pause does not grow any more: half an hour. */
const mostReturnsCounted = 5;

export interface FailBackPort {
  readonly open: OpenWebSocket;
  /** The server that is to serve whenever it can. */
  readonly preferred: string;
  /** The account's own SIP address: a stranger's request would stand in the PBX's log as an attack. */
  readonly ownAddress: string;
  /** 0 to 1, so that a hundred phones do not come back in the same moment. */
  readonly random: () => number;
  /** Whether the preferred server serves now. */
  readonly isHome: () => boolean;
  /** Whether another server serves now, and nobody would miss it for a moment. */
  readonly mayReturn: () => boolean;
  /** The preferred server answers again. */
  readonly onWell: () => void;
}

/**
 * Looks every minute or so, while another server serves, whether the preferred one answers again. One that answers and then
 * does not register the phone takes it out of its queues for seconds: it is looked at half as often after each time.
 */
export function watchPreferredServer(lifetime: Lifetime, port: FailBackPort): void {
  const { open, preferred, ownAddress, random, isHome, mayReturn, onWell } = port;
  let returnsInVain = 0;
  let looksToPass = 0;
  const lookLater = (): void => void lifetime.after(lookEveryMs * (0.75 + random() / 2), look);

  function look(): void {
    lookLater();
    if (isHome()) {
      returnsInVain = 0;
      looksToPass = 0;
    } else if (looksToPass > 0) looksToPass -= 1;
    else if (mayReturn()) askServer();
  }

  function askServer(): void {
    let socket: WebSocket;
    try {
      socket = open(preferred);
    } catch {
      return;
    }
    const close = lifetime.add(() => {
      socket.onopen = null;
      socket.onmessage = null;
      socket.onclose = null;
      socket.close();
    });
    const stopWaiting = lifetime.after(answerWithinMs, close);
    const end = (): void => {
      stopWaiting();
      close();
    };
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => socket.send(optionsFrom(ownAddress));
    socket.onmessage = ({ data }) => {
      end();
      if (!isServing(data) || !mayReturn()) return;
      returnsInVain = Math.min(returnsInVain + 1, mostReturnsCounted);
      looksToPass = 2 ** returnsInVain - 1;
      onWell();
    };
    socket.onclose = end;
  }

  lookLater();
}

/** OPTIONS outside of any dialog (RFC 3261, 11), over a socket that JsSIP does not know of. */
function optionsFrom(ownAddress: string): string {
  const id = crypto.randomUUID();
  return [
    `OPTIONS sip:${ownAddress.slice(ownAddress.indexOf('@') + 1)} SIP/2.0`,
    `Via: SIP/2.0/WS ${id}.invalid;branch=z9hG4bK${id}`,
    'Max-Forwards: 70',
    `From: <${ownAddress}>;tag=${id}`,
    `To: <${ownAddress}>`,
    `Call-ID: ${id}`,
    'CSeq: 1 OPTIONS',
    'Content-Length: 0',
    '\r\n',
  ].join('\r\n');
}

/** Any answer, that it knows nobody as well, but for that it cannot serve (RFC 3261, 21.5). */
function isServing(data: unknown): boolean {
  const text = typeof data === 'string' ? data : new TextDecoder().decode(data as ArrayBuffer);
  return /^SIP\/2\.0 [1-4]/.test(text);
}
