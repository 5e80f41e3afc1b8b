import type { FakePbx } from './fake-pbx';
import { makeSdp } from './fake-peer-connection';
import { join, type SipText } from './sip-text';

/** A call from the fake PBX to the phone, as its caller side. */
export class FakeCall {
  readonly id: string;
  readonly #pbx: FakePbx;
  readonly #from: string;
  #toTag = '';
  #sequence = 0;
  #invite = '';
  /** Whether the caller has a 200 at once, or only when the test lets it: then `acknowledge` sends what is owed. */
  isAcknowledging = true;
  #owed = '';
  /** Statuses the phone has answered, by the method of the request. */
  readonly answers: string[] = [];
  /** Direction in the last answer to an INVITE. */
  lastAnswer = '';

  constructor(pbx: FakePbx, id: string, from: string) {
    this.#pbx = pbx;
    this.id = id;
    this.#from = from;
  }

  invite(lines: readonly string[], sdp: string): void {
    this.#invite = this.#write('INVITE', lines, sdp);
    this.#pbx.send(this.#invite);
  }

  /** INVITE inside the call with this offer. */
  offer(sdp: string): void {
    this.#pbx.send(this.#write('INVITE', [], sdp));
  }

  /** INVITE inside the call; `direction` is what we want to do with our own sound. */
  reinvite(direction = 'sendrecv', lines: readonly string[] = []): void {
    this.#pbx.send(this.#write('INVITE', lines, makeSdp(direction)));
  }

  update(lines: readonly string[]): void {
    this.#pbx.send(this.#write('UPDATE', lines, ''));
  }

  /** What came of our REFER so far (RFC 3515, 2.4.4), and the state of its subscription. */
  notifyOfRefer(statusLine: string, state = 'active;expires=600'): void {
    const lines = ['Event: refer', `Subscription-State: ${state}`, 'Content-Type: message/sipfrag;version=2.0'];
    this.#pbx.send(this.#write('NOTIFY', lines, `SIP/2.0 ${statusLine}\r\n`));
  }

  /** Any request inside the call. */
  request(method: string, lines: readonly string[] = []): void {
    this.#pbx.send(this.#write(method, lines, ''));
  }

  bye(lines: readonly string[] = []): void {
    this.#pbx.send(this.#write('BYE', lines, ''));
  }

  cancel(reason?: string): void {
    const lines = this.#invite.split('\r\n\r\n')[0]?.split('\r\n') ?? [];
    const kept = lines.filter((line) => /^(Via|From|To|Call-ID):/.test(line));
    const start = (lines[0] ?? '').replace('INVITE', 'CANCEL');
    this.#pbx.send(join([start, ...kept, 'CSeq: 1 CANCEL', ...(reason ? [`Reason: ${reason}`] : [])], ''));
  }

  onResponse(response: SipText): void {
    this.answers.push(`${response.status} ${response.method}`);
    const tag = /;tag=([^;]+)/.exec(response.header('To'))?.[1];
    // JsSIP answers a CANCEL with a tag of its own, which is that of no dialog
    if (tag && response.method !== 'CANCEL') this.#toTag = tag;
    if (response.method !== 'INVITE' || response.status < 200) return;
    this.lastAnswer = response.body;
    if (response.status >= 300) return;
    this.#owed = this.#write('ACK', [], '', Number.parseInt(response.header('CSeq'), 10));
    if (this.isAcknowledging) this.acknowledge();
  }

  acknowledge(): void {
    this.#pbx.send(this.#owed);
  }

  #write(method: string, lines: readonly string[], body: string, sequence?: number): string {
    if (sequence === undefined) this.#sequence += 1;
    const cseq = sequence ?? this.#sequence;
    return join(
      [
        `${method} ${this.#pbx.contact} SIP/2.0`,
        `Via: SIP/2.0/WS pbx.example;branch=z9hG4bK${this.id.replace(/\W/g, '')}-${cseq}-${method}`,
        `From: ${this.#from}`,
        `To: <sip:1001@pbx.example>${this.#toTag ? `;tag=${this.#toTag}` : ''}`,
        `Call-ID: ${this.id}`,
        `CSeq: ${cseq} ${method}`,
        'Contact: <sip:pbx.example;transport=ws>',
        ...lines,
      ],
      body,
    );
  }
}
