import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A message as it came, read no further than a test needs. */
export interface RawMessage {
  readonly text: string;
  /** Of a response. */
  readonly status: number;
  /** Of a request, or of the CSeq of a response. */
  readonly method: string;
  readonly body: string;
  header(name: string): string;
}

/** By name; undefined for one that is to be left out. */
export type RawHeaders = Readonly<Record<string, string | undefined>>;

export interface RawPhone {
  /** A request with the lines every one has; `headers` take the place of those of the same name. */
  write(method: string, target: string, headers?: RawHeaders, body?: string): string;
  send(text: string): void;
  /** Sends a request, and answers its final response. */
  ask(request: string): Promise<RawMessage>;
  /** The same, with credentials for the challenge that comes first (RFC 3261, 22). */
  askAs(method: string, target: string, headers?: RawHeaders, body?: string): Promise<RawMessage>;
  register(headers?: RawHeaders): Promise<RawMessage>;
  /** Waits for the next request of this method that no test has taken yet. */
  hears(method: string): Promise<RawMessage>;
  /** Waits for the next response of this status that no test has taken yet. */
  hearsStatus(status: number): Promise<RawMessage>;
  answer(request: RawMessage, status: number, body?: string): void;
  /** Takes the exchange's next INVITE with 200, and answers the call it makes. */
  takeCall(body: string): Promise<RawCall>;
  /** Statuses of all responses so far. */
  heardStatuses(): readonly number[];
  /** Whether the exchange still answers. */
  isAnswered(): Promise<boolean>;
  close(): void;
}

/** A call that the phone is in: requests within its dialog. */
export interface RawCall {
  readonly invite: RawMessage;
  write(method: string, headers?: RawHeaders, body?: string): string;
  ask(method: string, headers?: RawHeaders, body?: string): Promise<RawMessage>;
}

/** A phone that says just what a test makes it say, over one WebSocket. */
export async function startRawPhone({
  port,
  user,
  password,
}: {
  readonly port: number;
  readonly user: string;
  readonly password: string;
}): Promise<RawPhone> {
  const heard: RawMessage[] = [];
  const statuses: number[] = [];
  const waiting = new Set<() => void>();
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, 'sip');
  const address = `sip:${user}@127.0.0.1`;
  const tag = randomUUID();
  let sequence = 0;
  socket.on('message', (data: Buffer) => {
    const message = read(data.toString());
    heard.push(message);
    if (message.status > 0) statuses.push(message.status);
    for (const look of waiting) look();
  });
  await once(socket, 'open');

  function take(what: string, isMeant: (message: RawMessage) => boolean, patienceMs = 4000): Promise<RawMessage> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const index = heard.findIndex(isMeant);
        if (index < 0) return;
        stop();
        const [message] = heard.splice(index, 1);
        if (message) resolve(message);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`Nothing heard: ${what}. Heard: ${heard.map(({ text }) => text.split('\r\n', 1)[0]).join(' | ')}`));
      }, patienceMs);
      const stop = (): void => {
        clearTimeout(timer);
        waiting.delete(look);
      };
      waiting.add(look);
      look();
    });
  }

  function write(method: string, target: string, headers: RawHeaders = {}, body = ''): string {
    sequence += 1;
    const all = {
      Via: `SIP/2.0/WS phone.invalid;branch=z9hG4bK${randomUUID()}`,
      'Max-Forwards': '70',
      From: `<${address}>;tag=${tag}`,
      To: `<${target}>`,
      'Call-ID': randomUUID(),
      CSeq: `${sequence} ${method}`,
      Contact: `<sip:${user}@phone.invalid;transport=ws>`,
      ...(body !== '' && { 'Content-Type': method === 'MESSAGE' ? 'text/plain' : 'application/sdp' }),
      'Content-Length': String(Buffer.byteLength(body)),
      ...headers,
    };
    const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
    return [`${method} ${target} SIP/2.0`, ...lines, '', body].join('\r\n');
  }

  function ask(request: string): Promise<RawMessage> {
    const asked = read(request);
    socket.send(request);
    return take(
      `answer to ${asked.method}`,
      (message) =>
        message.status >= 200 && message.header('Call-ID') === asked.header('Call-ID') && message.header('CSeq') === asked.header('CSeq'),
    );
  }

  async function askAs(method: string, target: string, headers: RawHeaders = {}, body = ''): Promise<RawMessage> {
    const own = { 'Call-ID': randomUUID(), ...headers };
    const challenge = await ask(write(method, target, own, body));
    if (challenge.status !== 401) return challenge;
    return await ask(write(method, target, { ...own, Authorization: credentials(challenge, { user, password, method, target }) }, body));
  }

  function answer(request: RawMessage, status: number, body = ''): void {
    const to = request.header('To');
    const lines = ['Via', 'From', 'Call-ID', 'CSeq'].map((name) => `${name}: ${request.header(name)}`);
    lines.push(`To: ${to.includes(';tag=') ? to : `${to};tag=${tag}`}`, `Contact: <sip:${user}@phone.invalid;transport=ws>`);
    if (body !== '') lines.push('Content-Type: application/sdp');
    socket.send([`SIP/2.0 ${status} Answered`, ...lines, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n'));
  }

  return {
    write,
    send: (text) => socket.send(text),
    ask,
    askAs,
    register: (headers) => askAs('REGISTER', 'sip:127.0.0.1', { To: `<${address}>`, Expires: '300', ...headers }),
    hears: (method) => take(method, (message) => message.status === 0 && message.method === method),
    hearsStatus: (status) => take(String(status), (message) => message.status === status),
    answer,
    async takeCall(body) {
      const invite = await take('INVITE', (message) => message.status === 0 && message.method === 'INVITE');
      answer(invite, 200, body);
      await take('ACK', (message) => message.status === 0 && message.method === 'ACK');
      const target = /<([^>]+)>/.exec(invite.header('Contact'))?.[1] ?? '';
      const dialog = { 'Call-ID': invite.header('Call-ID'), From: `${invite.header('To')};tag=${tag}`, To: invite.header('From') };
      const writeWithin = (method: string, headers: RawHeaders = {}, text = ''): string =>
        write(method, target, { ...dialog, ...headers }, text);
      return { invite, write: writeWithin, ask: (method, headers, text) => ask(writeWithin(method, headers, text)) };
    },
    heardStatuses: () => statuses.slice(),
    isAnswered: async () => (await ask(write('OPTIONS', 'sip:127.0.0.1'))).status === 200,
    close: () => socket.close(),
  };
}

/** The value of Authorization for a challenge: MD5, qop=auth. */
export function credentials(
  challenge: RawMessage,
  { user, password, method, target }: { user: string; password: string; method: string; target: string },
  nonce = /nonce="([^"]+)"/.exec(challenge.header('WWW-Authenticate'))?.[1] ?? '',
): string {
  const realm = /realm="([^"]+)"/.exec(challenge.header('WWW-Authenticate'))?.[1] ?? '';
  const [nc, cnonce] = ['00000001', randomUUID()];
  const response = md5([md5(`${user}:${realm}:${password}`), nonce, nc, cnonce, 'auth', md5(`${method}:${target}`)].join(':'));
  const quoted = { username: user, realm, nonce, uri: target, response, cnonce };
  const parameters = Object.entries(quoted).map(([name, value]) => `${name}="${value}"`);
  return `Digest ${[...parameters, 'algorithm=MD5', 'qop=auth', `nc=${nc}`].join(', ')}`;
}

function read(text: string): RawMessage {
  const [head = '', body = ''] = text.split('\r\n\r\n', 2);
  const [startLine = '', ...lines] = head.split('\r\n');
  const header = (name: string): string => {
    const line = lines.find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? '';
    return line.slice(name.length + 1).trim();
  };
  const status = Number(/^SIP\/2\.0 (\d{3})/.exec(startLine)?.[1] ?? 0);
  const method = status === 0 ? (startLine.split(' ', 1)[0] ?? '') : (header('CSeq').split(' ')[1] ?? '');
  return { text, status, method, body, header };
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
