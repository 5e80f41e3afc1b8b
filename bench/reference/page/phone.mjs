// Plain JsSIP as its documentation shows it, with the two known remedies for slow answers: the microphone stays open,
// and ICE gathering is cut short at the first candidate.
// oxlint-disable-next-line no-restricted-imports -- the reference is JsSIP itself
import JsSIP from 'jssip';

const constraints = { audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } };
const account = await window.bridge.account();
const agent = new JsSIP.UA({
  sockets: [new JsSIP.WebSocketInterface(account.server)],
  uri: `sip:${account.user}@${account.domain}`,
  password: account.password,
  session_timers: false,
});
let current;
let microphone;

agent.on('newRTCSession', ({ session }) => {
  current = session;
  const { display_name: name, uri } = session.remote_identity;
  if (session.direction === 'incoming') window.bridge.showCall({ name, number: uri.user });
  session.on('icecandidate', ({ ready }) => ready());
  session.on('peerconnection', ({ peerconnection }) => play(peerconnection));
  if (session.connection) play(session.connection);
  for (const over of ['ended', 'failed']) session.on(over, () => window.bridge.showCall(null));
});

function play(connection) {
  connection.addEventListener('track', ({ streams }) => {
    const audio = new Audio();
    audio.dataset.callId = 'reference';
    audio.srcObject = streams[0];
    document.body.replaceChildren(audio);
    void audio.play();
  });
}

window.phone = {
  openMicrophone: async () => {
    microphone = await navigator.mediaDevices.getUserMedia(constraints);
  },
  isRegistered: () => agent.isRegistered(),
  state: () => (current?.isEstablished() ? 'talking' : current?.isEnded() ? 'ended' : current ? 'ringing' : 'idle'),
  answer: () => current.answer({ mediaStream: microphone, mediaConstraints: constraints }),
  dial: (target) => void agent.call(`sip:${target}@${account.domain}`, { mediaStream: microphone, mediaConstraints: constraints }),
  hold: (on) => (on ? current.hold() : current.unhold()),
  sendDigits: (digits) => current.sendDTMF(digits, { transportType: 'RFC2833' }),
  hangUp: () => current.terminate(),
};
agent.start();
await window.phone.openMicrophone();
