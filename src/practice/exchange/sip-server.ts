import { WebSocketServer } from 'ws';
import {
  newToken,
  phraseOf,
  productName,
  type ReadMessage,
  readMessage,
  type SipRequest,
  type SipResponse,
  writeResponse,
} from './sip-message';

/** A SIP peer's WebSocket (RFC 7118). */
export interface Connection {
  /** Address of the peer, for Via and logs. */
  readonly name: string;
  isOpen(): boolean;
  send(text: string): void;
}

export interface SipServerPort {
  onRequest(request: SipRequest, connection: Connection): void;
  onClosed(connection: Connection): void;
  onLog(level: 'info' | 'warn', message: string): void;
}

/** SIP over WebSocket on loopback, with the client's half of transactions. */
export interface SipServer {
  readonly port: number;
  /** A new Via branch's client transaction: `onAnswer` gets every response, and one of 408 when none is final in time. */
  request(connection: Connection, branch: string, text: string, onAnswer: (response: TransactionAnswer) => void): void;
  close(): void;
}

export type TransactionAnswer = { readonly status: number; readonly response?: SipResponse };

/** RFC 3261, 17.1.1.2, timer B: 64 * T1. An INVITE that rings may take longer; its provisional answers stop the clock. */
const transactionTimeoutMs = 32_000;

/** More than any session description; a longer message ends the connection (RFC 6455, 7.4.1: 1009). */
const largestMessageBytes = 65_536;

/** Most peers at a time: two programs, and their tests. */
const mostConnections = 32;

interface Transaction {
  readonly onAnswer: (answer: TransactionAnswer) => void;
  timer: NodeJS.Timeout | undefined;
}

/** Listens on a free port of 127.0.0.1 and on nothing else. */
export function startSipServer(port: SipServerPort): Promise<SipServer> {
  const transactions = new Map<string, Transaction>();
  const sockets = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    maxPayload: largestMessageBytes,
    handleProtocols: (offered) => (offered.has('sip') ? 'sip' : false),
    verifyClient: () => sockets.clients.size < mostConnections,
  });

  function settle(key: string, answer: TransactionAnswer): void {
    const transaction = transactions.get(key);
    if (!transaction) return;
    clearTimeout(transaction.timer);
    transaction.timer = undefined;
    if (answer.status >= 200) transactions.delete(key);
    transaction.onAnswer(answer);
  }

  function receive(read: ReadMessage, text: string, connection: Connection): void {
    if (read.kind === 'request') port.onRequest(read.request, connection);
    else if (read.kind === 'response') {
      const { response } = read;
      settle(`${response.via_branch} ${response.method}`, { status: response.status_code, response });
    } else {
      port.onLog('warn', `A message that is not SIP, ${text.length} characters`);
      refuseMalformed(text, connection);
    }
  }

  sockets.on('connection', (socket, { socket: { remotePort } }) => {
    if (socket.protocol !== 'sip') {
      socket.close(1002, 'SIP only');
      return;
    }
    const connection: Connection = {
      name: `127.0.0.1:${remotePort ?? 0}`,
      isOpen: () => socket.readyState === socket.OPEN,
      send: (text) => socket.send(text),
    };
    socket.on('message', (data: Buffer) => {
      const text = data.toString('utf8');
      if (/^\s*$/.test(text))
        socket.send('\r\n'); // RFC 7118, 6: a keep-alive
      else receive(readMessage(text), text, connection);
    });
    socket.on('error', (error) => port.onLog('warn', `Socket: ${error.message}`));
    socket.on('close', () => port.onClosed(connection));
  });

  return new Promise((resolve, reject) => {
    sockets.once('error', reject);
    sockets.once('listening', () => {
      const address = sockets.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : 0,
        request(connection, branch, text, onAnswer) {
          const [method = ''] = text.split(' ', 1);
          const key = `${branch} ${method}`;
          const timer = setTimeout(() => settle(key, { status: 408 }), transactionTimeoutMs);
          transactions.set(key, { onAnswer, timer });
          if (connection.isOpen()) connection.send(text);
          else queueMicrotask(() => settle(key, { status: 503 }));
        },
        close() {
          for (const { timer } of transactions.values()) clearTimeout(timer);
          transactions.clear();
          for (const client of sockets.clients) client.terminate();
          sockets.close();
        },
      });
    });
  });
}

/** Answers a request that has the lines an answer needs (RFC 3261, 16.3: 400; 21.5.6: 505); the rest is dropped. */
function refuseMalformed(text: string, connection: Connection): void {
  const [, method, version] = /^([A-Z]+) .*SIP\/([\d.]+) *\r\n/.exec(text) ?? [];
  const head = text.split('\r\n\r\n', 1)[0] ?? '';
  const lines = head.split('\r\n').filter((line) => /^(via|v|from|f|to|t|call-id|i|cseq)\s*:/i.test(line));
  if (method === undefined || method === 'ACK' || lines.length < 5) return;
  const status = version === '2.0' ? 400 : 505;
  const own = [`Server: ${productName}`, 'Content-Length: 0', '', ''];
  connection.send([`SIP/2.0 ${status} ${phraseOf(status)}`, ...lines, ...own].join('\r\n'));
}

/** A branch of our own (RFC 3261, 8.1.1.7). */
export function newBranch(): string {
  return `z9hG4bK${newToken()}`;
}

/** Answers on the connection the request came by. */
export function answer(connection: Connection, request: SipRequest, status: number, options?: Parameters<typeof writeResponse>[2]): void {
  if (connection.isOpen()) connection.send(writeResponse(request, status, options));
}
