import { expect, type Page, test } from '@playwright/test';
import type { CallerCommand, CallerReport } from '../../src/contract/ipc/caller';
import { type App, launchApp } from '../support/app';
import { waitUntil } from '../support/asterisk/wait-until';
import { findWindow } from '../support/electron';

const callId = '0192d3a0-0000-7000-8000-000000000001';
const recording = 'en/tariff-question/question.ogg';

/** What the agent's side of these tests is: a connection with a tone for a voice and a level meter for an ear. */
interface Agent {
  speak(gain: number): void;
  /** Loudness of the last 85 ms, dBFS. */
  hear(): number;
  addresses(): Promise<(string | undefined)[]>;
}
type AgentWindow = Window & { agent: Agent };

let app: App;
let voice: Page;
let callers: Awaited<ReturnType<typeof openCallers>>;

test.beforeAll(async () => {
  app = await launchApp({ policy: {} });
  voice = await app.voice();
  callers = await openCallers();
});
test.afterAll(() => app.dispose());

const hear = (): Promise<number> => voice.evaluate(() => (window as unknown as AgentWindow).agent.hear());
const speak = (gain: number): Promise<void> => voice.evaluate((loudness) => (window as unknown as AgentWindow).agent.speak(loudness), gain);

/** The callers' page, with the test in main's place. */
async function openCallers() {
  await app.electron.evaluate(async ({ app: program, BrowserWindow, ipcMain }) => {
    const reports: unknown[] = [];
    Object.assign(globalThis, { callerReports: reports });
    ipcMain.removeHandler('caller?report');
    ipcMain.handle('caller?report', (_event, report) => void reports.push(report));
    const preload = `${program.getAppPath()}/out/preload/caller.cjs`;
    const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, backgroundThrottling: false } });
    await window.loadURL('app://firstline/caller/index.html');
  });
  const page = await findWindow(app.electron, '/caller/');
  // an answer that Node's inspector has lost to the garbage collector is asked for again
  const reports = (): Promise<CallerReport[]> =>
    app.electron.evaluate(() => (globalThis as unknown as { callerReports: CallerReport[] }).callerReports).catch(() => []);
  return {
    page,
    send: (command: CallerCommand): Promise<void> =>
      app.electron.evaluate(({ webContents }, given) => {
        const callers = webContents.getAllWebContents().find((contents) => contents.getURL().includes('/caller/'));
        callers?.send('caller!command', given);
      }, command),
    waitFor: <Type extends CallerReport['type']>(type: Type): Promise<Extract<CallerReport, { type: Type }>> =>
      waitUntil(`report ${type}`, async () =>
        (await reports()).find((report): report is Extract<CallerReport, { type: Type }> => report.type === type),
      ),
  };
}

/** Answers the offer in the voice page, whose permissions the agent's phone has. */
async function answerAsAgent(offer: string): Promise<string> {
  return await voice.evaluate(async (sdp) => {
    const context = new AudioContext();
    const voiceOut = context.createMediaStreamDestination();
    const gate = new GainNode(context, { gain: 0 });
    const tone = new OscillatorNode(context, { frequency: 500 });
    tone.connect(gate).connect(voiceOut);
    tone.start();
    const ear = new AnalyserNode(context, { fftSize: 4096 });
    const samples = new Float32Array(4096);
    const peer = new RTCPeerConnection();
    for (const track of voiceOut.stream.getTracks()) peer.addTrack(track, voiceOut.stream);
    peer.addEventListener('track', ({ streams: [stream] }) => {
      if (!stream) return;
      const element = document.createElement('audio');
      element.muted = true;
      element.srcObject = stream;
      document.body.append(element);
      void element.play();
      context.createMediaStreamSource(stream).connect(ear);
    });
    const agent: Agent = {
      speak: (gain) => gate.gain.setValueAtTime(gain, context.currentTime),
      hear() {
        ear.getFloatTimeDomainData(samples);
        return 10 * Math.log10(samples.reduce((sum, sample) => sum + sample * sample, 1e-12) / samples.length);
      },
      async addresses() {
        const stats = [...(await peer.getStats()).values()] as { type: string; address?: string }[];
        return stats.filter(({ type, address }) => type === 'remote-candidate' && address).map(({ address }) => address);
      },
    };
    Object.assign(window, { agent });
    await peer.setRemoteDescription({ type: 'offer', sdp });
    await peer.setLocalDescription(await peer.createAnswer());
    return peer.localDescription?.sdp ?? '';
  }, offer);
}

test('a simulated caller speaks to the agent, listens, and leaves nothing behind', async () => {
  await callers.waitFor('started');
  await callers.send({ type: 'prepare', callId });
  const { sdp } = await callers.waitFor('offer');
  expect([...sdp.matchAll(/^a=candidate:(?:\S+ ){4}(\S+)/gm)].map(([, address]) => address)).toContain('127.0.0.1');
  await callers.send({ type: 'connect', callId, sdp: await answerAsAgent(sdp) });
  await callers.waitFor('connected');

  await callers.send({ type: 'say', callId, lineId: 'question', file: recording, gain: 1 });
  await waitUntil('the agent hears the caller', async () => (await hear()) > -35);
  expect(await callers.waitFor('said')).toEqual({ type: 'said', callId, lineId: 'question', isWhole: true });

  await speak(0.1);
  await callers.waitFor('agent-speaks');
  await voice.waitForTimeout(1000);
  await speak(0);
  const { spokenMs, levelDb } = await callers.waitFor('agent-pauses');
  expect(spokenMs).toBeGreaterThan(800);
  expect(levelDb).toBeGreaterThan(-30);
  expect(levelDb).toBeLessThan(-15);

  await callers.send({ type: 'background', callId, noise: 'hum', gain: 0.5 });
  await waitUntil('the agent hears the noise', async () => (await hear()) > -40);
  await callers.send({ type: 'background', callId, noise: 'none', gain: 0 });
  await waitUntil('the noise is gone', async () => (await hear()) < -60);

  const addresses = await voice.evaluate(() => (window as unknown as AgentWindow).agent.addresses());
  expect([...new Set(addresses)].filter((address) => address !== '127.0.0.1' && address !== '::1')).toEqual([]);
  await callers.send({ type: 'end', callId });
  await waitUntil('the elements are gone', async () => (await callers.page.locator('audio').count()) === 0);
});

test('the callers have no microphone, and reach no server', async () => {
  const outcome = await callers.page.evaluate(async () => ({
    microphone: await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'given',
      (error: Error) => error.name,
    ),
    web: await fetch('https://example.com/').then(
      () => 'reached',
      () => 'refused',
    ),
    socket: await new Promise((resolve) => {
      try {
        const socket = new WebSocket('ws://127.0.0.1:9/');
        socket.addEventListener('error', () => resolve('refused'));
        socket.addEventListener('open', () => resolve('reached'));
      } catch {
        resolve('refused');
      }
    }),
  }));
  expect(outcome).toEqual({ microphone: 'NotAllowedError', web: 'refused', socket: 'refused' });
});

test('recordings are served, and nothing beside them', async () => {
  const statusOf = (path: string): Promise<number> =>
    callers.page.evaluate((asked) => fetch(`app://firstline/speech/${asked}`).then((answer) => answer.status), path);
  expect([
    await statusOf(recording),
    await statusOf('en/none.ogg'),
    await statusOf('own/en/none.ogg'),
    await statusOf('own/%2e%2e/%2e%2e/settings.json'),
    await statusOf('..%2fpractice.yaml'),
    await statusOf('en/%2e%2e/%2e%2e/%2e%2e/practice.yaml'),
    await statusOf('%'),
  ]).toEqual([200, 404, 404, 404, 403, 404, 403]);
});
