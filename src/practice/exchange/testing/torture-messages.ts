/** A message, and what the exchange makes of it: a final status, or nothing. */
export interface TortureMessage {
  readonly name: string;
  readonly text: string;
  readonly outcome: number | 'dropped';
}

type Lines = Readonly<Record<string, string | undefined>>;

const caller = 'sip:caller@torture.invalid';
const agent = 'sip:6240@127.0.0.1';

/** A message with the lines every one has; `lines` take the place of those of the same name, or leave them out. */
function message(startLine: string, lines: Lines = {}, body = ''): string {
  const all: Lines = {
    Via: 'SIP/2.0/WS torture.invalid;branch=z9hG4bKtorture',
    'Max-Forwards': '70',
    From: `<${caller}>;tag=torture`,
    To: `<${agent}>`,
    'Call-ID': 'torture@torture.invalid',
    CSeq: `1 ${startLine.trim().split(' ')[0]}`,
    Contact: `<${caller};transport=ws>`,
    'Content-Length': String(Buffer.byteLength(body)),
    ...lines,
  };
  const written = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return [startLine, ...written, '', body].join('\r\n');
}

const invite = `INVITE ${agent} SIP/2.0`;
const options = `OPTIONS ${agent} SIP/2.0`;
const register = 'REGISTER sip:127.0.0.1 SIP/2.0';

function of(name: string, outcome: TortureMessage['outcome'], text: string): TortureMessage {
  return { name, outcome, text };
}

/** Correct, however it looks: RFC 4475, 3.1.1. Who asks without credentials is challenged. */
const valid: readonly TortureMessage[] = [
  of(
    '3.1.1.1 a short tortuous INVITE',
    481, // it has a tag of nobody's dialog
    message(invite, {
      To: undefined,
      TO: `\r\n <${agent}>   ;\r\n  tag    = 1918181833n`,
      From: undefined,
      F: `"J Rosenberg \\\\\\""       <${caller}>\r\n  ;\r\n  tag = 98asjd8`,
      'Max-Forwards': '0068',
      CSeq: '0009\r\n  INVITE',
      'NewFangledHeader ': '  newfangled value\r\n continued newfangled value',
      UnknownHeaderWithUnusualValue: ';;,,;;,;',
    }),
  ),
  of('3.1.1.2 a wide range of valid characters in a method', 401, message(`!interesting-Method0123456789_*+\`.%indeed'~ ${agent} SIP/2.0`)),
  of('3.1.1.3 escapes in addresses', 401, message('INVITE sip:sips%3Auser%40example.com@127.0.0.1 SIP/2.0', {}, 'v=0\r\n')),
  of('3.1.1.4 escaped nulls', 401, message(register, { From: '<sip:null-%00-null@127.0.0.1>;tag=1', To: '<sip:null-%00-null@127.0.0.1>' })),
  of('3.1.1.5 percent signs that escape nothing', 401, message('RE%47IST%45R sip:127.0.0.1 SIP/2.0')),
  of('3.1.1.6 no blank between display name and address', 200, message(options, { From: `caller<${caller}>;tag=323` })),
  of(
    '3.1.1.7 long values',
    401,
    message(invite, {
      From: `"${'I have a user name of extreme proportion'.repeat(20)}" <${caller}>;tag=${'tag'.repeat(100)}`,
      'Call-ID': `longreq.one${'really'.repeat(20)}longcallid`,
      [`Unknown-${'Long'.repeat(20)}-Name`]: `unknown-${'long'.repeat(20)}-value`,
    }),
  ),
  of('3.1.1.8 octets after the end of the message', 401, `${message(register)}${message(invite, {}, 'v=0\r\n')}`),
  of('3.1.1.9 semicolons in the user', 200, message('OPTIONS sip:user;par=u%40example.net@127.0.0.1 SIP/2.0')),
  of(
    '3.1.1.10 other transports in Via',
    200,
    message(options, { Via: 'SIP/2.0/UDP a.invalid;branch=z9hG4bKa\r\nVia: SIP/2.0/SCTP b.invalid' }),
  ),
  of(
    '3.1.1.12 a reason of strange characters',
    'dropped',
    message('SIP/2.0 200 = 2**3 * 5**2 но сто девяносто девять', { CSeq: '35 INVITE' }),
  ),
  of('3.1.1.13 no reason', 'dropped', message('SIP/2.0 100 ', { CSeq: '35 INVITE' })),
];

/** Not what the grammar allows: RFC 4475, 3.1.2. */
const invalid: readonly TortureMessage[] = [
  of(
    '3.1.2.1 separators of nothing',
    400,
    message(invite, { Via: 'SIP/2.0/WS torture.invalid;;,;,,', Contact: '"Joe" <sip:joe@example.org>;;;;' }),
  ),
  of('3.1.2.2 a length beyond the end', 400, message(invite, { 'Content-Length': '9999' }, 'v=0\r\n')),
  of('3.1.2.3 a negative length', 400, message(invite, { 'Content-Length': '-999' }, 'v=0\r\n')),
  of(
    '3.1.2.4 numbers out of range',
    400,
    message(register, { CSeq: '36893488147419103232 REGISTER', 'Max-Forwards': '300', Expires: '1'.repeat(99) }),
  ),
  of(
    '3.1.2.5 numbers out of range in a response',
    'dropped',
    message('SIP/2.0 503 Service Unavailable', { CSeq: '9292394834772304023312 OPTIONS', 'Retry-After': '949302838503028349304023988' }),
  ),
  of('3.1.2.6 a quote that does not end', 400, message(invite, { To: `"Mr J. User <${agent}>` })),
  of('3.1.2.7 angle brackets around the Request-URI', 400, message(`INVITE <${agent}> SIP/2.0`)),
  of('3.1.2.8 blanks within the Request-URI', 400, message('INVITE sip:6240@127.0.0.1; lr SIP/2.0')),
  of('3.1.2.9 blanks between the parts of the start line', 400, message(`INVITE  ${agent}  SIP/2.0`)),
  of('3.1.2.10 blanks at the end of the start line', 400, message(`${options}  `)),
  of('3.1.2.11 headers in the Request-URI', 401, message('INVITE sip:6240@127.0.0.1?Route=%3Csip:example.com%3E SIP/2.0')),
  of('3.1.2.12 a date of another zone', 401, message(invite, { Date: 'Fri, 01 Jan 2010 16:00:00 EST' })),
  of(
    '3.1.2.13 an address with a question mark in no brackets',
    400,
    message(register, { Contact: 'sip:user@example.com?Route=%3Csip:sip.example.com%3E' }),
  ),
  of('3.1.2.14 blanks within an address', 400, message(options, { To: '"Watson, Thomas" < sip:t.watson@example.org >' })),
  of('3.1.2.15 a display name that wants quotes', 400, message(options, { From: `Bell, Alexander <${caller}>;tag=43` })),
  of('3.1.2.16 another version', 505, message(`OPTIONS ${agent} SIP/7.0`)),
  of('3.1.2.17 a sequence of another method', 400, message(options, { CSeq: '8 INVITE' })),
  of('3.1.2.18 an unknown method, and a sequence of another', 400, message(`NEWMETHOD ${agent} SIP/2.0`, { CSeq: '8 INVITE' })),
  of('3.1.2.19 a status out of range', 'dropped', message('SIP/2.0 4294967301 better not break the receiver', { CSeq: '353494 INVITE' })),
];

/** Of the layers above the grammar: RFC 4475, 3.2 to 3.4. */
const application: readonly TortureMessage[] = [
  of('3.2.1 a branch of nothing but its cookie', 200, message(options, { Via: 'SIP/2.0/WS torture.invalid;branch=z9hG4bK' })),
  of('3.3.1 no Call-ID, From, or To', 'dropped', message(invite, { 'Call-ID': undefined, From: undefined, To: undefined })),
  of('3.3.2 an address of no known kind', 400, message('OPTIONS nobodyKnowsThisScheme:totallyopaquecontent SIP/2.0')),
  of('3.3.3 an address of a known kind that is not SIP', 400, message('OPTIONS soap.beep://192.0.2.103:3002 SIP/2.0')),
  of('3.3.4 From and To of no known kind', 400, message(options, { From: '<name:John_Smith>;tag=1', To: '<isbn:2983792873>' })),
  of('3.3.5 an extension that nobody knows', 420, message(options, { Require: 'nothingSupportsThis, nothingSupportsThisEither' })),
  of('3.3.7 credentials of no known kind', 401, message(register, { Authorization: 'NoOneKnowsThisScheme opaque-data=here' })),
  of('3.3.8 more than one of what there is one of', 400, message(invite, { 'from ': `<${caller}>;tag=2`, i: 'other@torture.invalid' })),
  of('3.3.9 two lengths', 400, message(options, { 'Content-Length': '5', l: '5' }, 'There')),
  of(
    '3.3.10 an answer to nothing we asked',
    'dropped',
    message('SIP/2.0 200 OK', { Via: 'SIP/2.0/WS 255.255.255.255;branch=z9hG4bK1', CSeq: '7 INVITE' }),
  ),
  of('3.3.11 not to be forwarded', 200, message(options, { 'Max-Forwards': '0' })),
  of('3.3.12 parameters of a Contact that nobody knows', 401, message(register, { Contact: `<${caller}>;unknownparam=newfangled` })),
  of(
    '3.4.1 an INVITE of RFC 2543',
    400,
    message(invite, { Via: 'SIP/2.0/UDP torture.invalid', From: `<${caller}>`, 'Max-Forwards': undefined }),
  ),
];

/** Within no dialog, or no SIP at all. */
const strays: readonly TortureMessage[] = [
  of('half a start line', 'dropped', 'INVITE sip:62'),
  of('another protocol', 'dropped', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'),
  of('no header', 'dropped', `${invite}\r\n\r\n`),
  of('a NUL', 400, message('OPTIONS sip:62\u000040@127.0.0.1 SIP/2.0')),
  of('an ACK of nothing', 'dropped', message(`ACK ${agent} SIP/2.0`)),
  of('an ACK of nothing that cannot be read', 'dropped', message(`ACK ${agent} SIP/2.0`, { CSeq: '1 INVITE' })),
  of('a CANCEL of nothing', 481, message(`CANCEL ${agent} SIP/2.0`)),
  of('a BYE of no call', 481, message(`BYE ${agent} SIP/2.0`, { To: `<${agent}>;tag=none` })),
  of('a NOTIFY that nobody asked for', 481, message(`NOTIFY ${agent} SIP/2.0`, { To: `<${agent}>;tag=none`, Event: 'dialog' })),
];

/** Written after the descriptions of RFC 4475 (its section in front), for what this exchange is. */
export const tortureMessages: readonly TortureMessage[] = [...valid, ...invalid, ...application, ...strays];
