export interface AnswerPlan {
  /** Raw PCMU, streamed over and over from the answer on. */
  readonly soundFile: string;
  /** How long it rings; a CANCEL in that time is obeyed. */
  readonly answersAfterMs: number;
}

/** SIPp's scenario for a phone that rings, is answered and is hung up from the other side. */
export function makeAnswerScenario({ soundFile, answersAfterMs }: AnswerPlan): string {
  const response = (status: string, sequence: string, rest = 'Content-Length: 0\n') => `<![CDATA[
SIP/2.0 ${status}
[last_Via:]
[last_From:]
[last_To:]${status.startsWith('200') && sequence.includes('last') ? '' : ';tag=[pid]SIPpTag[call_number]'}
[last_Call-ID:]
${sequence}
Contact: <sip:colleague@[local_ip]:[local_port]>
${rest}
]]>`;
  const answer = `v=0
o=colleague 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [local_ip]
t=0 0
m=audio [rtpstream_audio_port] RTP/AVP 0 101
a=rtpmap:0 PCMU/8000
a=rtpmap:101 telephone-event/8000
a=sendrecv`;
  const ofInvite = 'CSeq:[$inviteSequence]';
  return `<?xml version="1.0" encoding="UTF-8"?>
<scenario name="answer">
  <recv request="INVITE">
    <action><ereg regexp=".*" search_in="hdr" header="CSeq:" assign_to="inviteSequence"/></action>
  </recv>
  <send>${response('180 Ringing', ofInvite)}</send>
  <recv request="CANCEL" timeout="${Math.max(1, answersAfterMs)}" ontimeout="answer" next="cancelled"/>
  <label id="answer"/>
  <send retrans="500">${response('200 OK', ofInvite, `Content-Type: application/sdp\nContent-Length: [len]\n\n${answer}`)}</send>
  <recv request="ACK"/>
  <nop><action><exec rtp_stream="${soundFile},-1,0"/></action></nop>
  <recv request="BYE"/>
  <send next="over">${response('200 OK', '[last_CSeq:]')}</send>
  <label id="cancelled"/>
  <send>${response('200 OK', '[last_CSeq:]')}</send>
  <send retrans="500">${response('487 Request Terminated', ofInvite)}</send>
  <recv request="ACK"/>
  <label id="over"/>
  <nop/>
</scenario>
`;
}
