/** A SIP message as text taken apart, just enough for a fake PBX. */
export interface SipText {
  readonly startLine: string;
  /** Method of a request, or of the request a response answers. */
  readonly method: string;
  /** 0 for a request. */
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  header(name: string): string;
}

export function parseSip(text: string): SipText {
  const [head = '', body = ''] = text.split(/\r\n\r\n(.*)/s);
  const [startLine = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  const header = (name: string): string => headers.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1] ?? '';
  const status = Number(/^SIP\/2\.0 (\d{3})/.exec(startLine)?.[1] ?? 0);
  const method = status === 0 ? (startLine.split(' ')[0] ?? '') : (header('CSeq').split(' ')[1] ?? '');
  return { startLine, method, status, headers, body, header };
}

/** Writes a response to a request, with a tag of ours. */
export function writeResponse(request: SipText, status: number, phrase: string, lines: readonly string[] = [], body = ''): string {
  const copied = request.headers.filter(([name]) => /^(via|from|call-id|cseq)$/i.test(name)).map(([name, value]) => `${name}: ${value}`);
  const to = request.header('To');
  const toLine = `To: ${to}${/;tag=/.test(to) || status === 100 ? '' : ';tag=pbx'}`;
  return join([`SIP/2.0 ${status} ${phrase}`, ...copied, toLine, ...lines], body);
}

export function join(lines: readonly string[], body: string): string {
  const content = body && !lines.some((line) => line.startsWith('Content-Type:')) ? ['Content-Type: application/sdp'] : [];
  return `${[...lines, ...content, `Content-Length: ${new TextEncoder().encode(body).length}`].join('\r\n')}\r\n\r\n${body}`;
}
