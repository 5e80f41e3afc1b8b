import type { Bridge } from '../../contract/ipc/channel';
import type { voiceContract } from '../../contract/ipc/voice';
import { findHid } from './headset/hid';
import { Phone } from './phone';
import { openSipWebSocket } from './sip/socket-link';

const { firstline } = window as unknown as { readonly firstline: Bridge<typeof voiceContract> };

const phone = new Phone({
  report: (event) => {
    // main refuses what breaks the contract and logs it there
    firstline.request.report(event).catch(() => {});
  },
  keepRecording: (chunk) => firstline.request.keepRecording(chunk),
  mediaDevices: navigator.mediaDevices,
  hid: findHid(),
  parent: document.body,
  isLinux: navigator.userAgent.includes('Linux'),
  open: openSipWebSocket,
  newCallId: () => crypto.randomUUID(),
  random: Math.random,
  uptimeMs: () => firstline.request.uptimeMs(),
});

firstline.on.command((command) => phone.apply(command));
phone.start();
