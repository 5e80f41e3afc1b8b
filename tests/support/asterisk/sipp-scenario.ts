import { networkAddress } from './configuration/pjsip';

/** One call from the telephone network. */
export interface CallPlan {
  /** Queue or agent that is called. */
  readonly to: string;
  /** Caller's number in E.164; null when the caller withholds it (RFC 3323). */
  readonly number: string | null;
  readonly displayName?: string;
  /** Sent as X-Customer-Id, as a menu before the queue would find it. */
  readonly customerId?: string;
  /** Asks for the call to be answered at once, as an intercom does. */
  readonly asksForAnswer?: boolean;
  /** Name of the recordings at the PBX. */
  readonly recording: string;
  /** After this long the caller hangs up (or gives up while it rings). */
  readonly hangsUpAfterMs: number;
  /** The caller's phone sends back what it hears, in place of a tone of its own. */
  readonly echoes?: boolean;
  /** The caller's sound comes from this port of the caller's address, from somebody else. */
  readonly soundPort?: number;
}

const ownVia = 'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]';
/** CANCEL and the ACK of a refusal belong to the INVITE's own transaction (RFC 3261, 9.1 and 17.1.1.3). */
const lastVia = '[last_Via:]';
const noBody = 'Content-Length: 0\n';

/** SIPp's scenario for a call that streams the raw PCMU in `soundFile`, over and over, once it is answered. */
export function makeScenario(plan: CallPlan, soundFile: string): string {
  const from = plan.number
    ? `"${escapeText(plan.displayName ?? '')}" <sip:${plan.number}@${networkAddress}:[local_port]>`
    : '"Anonymous" <sip:anonymous@anonymous.invalid>';
  const request = (method: string, cseq: string, to: string, rest = noBody, via = ownVia) => `<![CDATA[
${method} sip:${plan.to}@[remote_ip]:[remote_port] SIP/2.0
${via}
Max-Forwards: 70
From: ${from};tag=[pid]SIPpTag[call_number]
To: <sip:${plan.to}@[remote_ip]:[remote_port]>${to}
Call-ID: [call_id]
CSeq: ${cseq}
Contact: <sip:network@[local_ip]:[local_port]>
${rest}
]]>`;
  // SIPp counts the time at whichever of the answers it waits for first
  const giveUpTimeout = `timeout="${plan.hangsUpAfterMs}" ontimeout="giveUp"`;
  const headers = [
    `X-Recording: ${plan.recording}`,
    ...(plan.customerId ? [`X-Customer-Id: ${plan.customerId}`] : []),
    ...(plan.asksForAnswer ? [`Call-Info: <sip:${networkAddress}>;answer-after=0`] : []),
    ...(plan.number ? [] : ['Privacy: id']),
    'Content-Type: application/sdp',
    'Content-Length: [len]',
  ].join('\n');
  const offer = `v=0
o=network 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [local_ip]
t=0 0
m=audio ${plan.soundPort ?? (plan.echoes ? '[media_port]' : '[rtpstream_audio_port]')} RTP/AVP 0 101
a=rtpmap:0 PCMU/8000
a=rtpmap:101 telephone-event/8000
a=sendrecv`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<scenario name="call">
  <send retrans="500">${request('INVITE', '1 INVITE', '', `${headers}\n\n${offer}`)}</send>
  <recv response="100" optional="true" ${giveUpTimeout}/>
  <recv response="180" optional="true" ${giveUpTimeout}/>
  <recv response="183" optional="true" ${giveUpTimeout}/>
  <recv response="200" rrs="true" ${giveUpTimeout}/>
  <send>${request('ACK', '1 ACK', '[peer_tag_param]')}</send>
  ${plan.echoes || plan.soundPort !== undefined ? '<nop/>' : `<nop><action><exec rtp_stream="${soundFile},-1,0"/></action></nop>`}
  <recv request="BYE" timeout="${plan.hangsUpAfterMs}" ontimeout="hangUp" next="hungUpThere"/>
  <label id="hangUp"/>
  <send retrans="500">${request('BYE', '2 BYE', '[peer_tag_param]')}</send>
  <recv response="200" timeout="4000" ontimeout="over" next="over"/>
  <label id="hungUpThere"/>
  <send next="over"><![CDATA[
SIP/2.0 200 OK
[last_Via:]
[last_From:]
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Content-Length: 0

]]></send>
  <label id="giveUp"/>
  <send retrans="500">${request('CANCEL', '1 CANCEL', '', noBody, lastVia)}</send>
  <recv response="200"/>
  <recv response="487"/>
  <send>${request('ACK', '1 ACK', '[peer_tag_param]', noBody, lastVia)}</send>
  <label id="over"/>
  <nop/>
</scenario>
`;
}

function escapeText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
