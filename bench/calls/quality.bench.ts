import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { meanOpinionScore, packetMs, transmissionRating } from '../../src/core/quality/e-model';
import { type App, launchApp } from '../../tests/support/app';
import { agentPolicy } from '../../tests/support/asterisk/agent-app';
import { type Asterisk, startAsterisk } from '../../tests/support/asterisk/asterisk';
import { writeWav } from '../../tests/support/asterisk/audio-file';
import { makeTone, tones } from '../../tests/support/asterisk/tone';
import { waitUntil } from '../../tests/support/asterisk/wait-until';
import { type Figure, quantile } from '../figure';
import { type ImpairedCaller, placeImpairedCall } from './impaired-caller';
import { type Conditions, type MediaRelay, noConditions, openMediaRelay } from './media-relay';

interface QualityCase {
  readonly name: string;
  readonly conditions?: Partial<Conditions>;
  /** Lost on the caller's own line, before the PBX. */
  readonly callerLossShare?: number;
  /** Of the agent's microphone: 1 is full scale. */
  readonly amplitude?: number;
  /** What the desk is to warn of. */
  readonly cause: string;
}

const way = { lossShare: 0, delayMs: 0, jitterMs: 0 };
const both = (changes: Partial<typeof way>): Conditions => ({ toPhone: { ...way, ...changes }, toPbx: { ...way, ...changes } });

const cases: readonly QualityCase[] = [
  { name: 'nothing', cause: 'none' },
  { name: '5 % lost on the way here', conditions: { toPhone: { ...way, lossShare: 0.05 } }, cause: 'your-network' },
  { name: '8 % lost on the way out', conditions: { toPbx: { ...way, lossShare: 0.08 } }, cause: 'your-network' },
  { name: '15 % lost both ways', conditions: both({ lossShare: 0.15 }), cause: 'your-network' },
  { name: '250 ms more each way', conditions: both({ delayMs: 250 }), cause: 'your-network' },
  { name: 'up to 300 ms jitter both ways', conditions: both({ jitterMs: 300 }), cause: 'your-network' },
  { name: '6 % lost and 100 ms both ways', conditions: both({ lossShare: 0.06, delayMs: 100 }), cause: 'your-network' },
  { name: "12 % lost on the caller's line", callerLossShare: 0.12, cause: 'their-line' },
  { name: 'a silent microphone', amplitude: 0, cause: 'your-microphone-silent' },
  { name: 'a microphone at full scale', amplitude: 1, cause: 'your-microphone-loud' },
];

/** An agent's own tone, quiet enough. */
const usualAmplitude = 0.4;

/** Seconds until what is shown has followed what is injected, RTCP reports included, and seconds it is then read. */
const settleS = 40;
const readS = 15;

const allowedMos = 0.2;

/** MOS and cause that the desk shows, beside the E-model of what a relay between phone and PBX injects. */
export async function measure(): Promise<readonly Figure[]> {
  const asterisk = await startAsterisk();
  const figures: Figure[] = [];
  for (const amplitude of new Set(cases.map((one) => one.amplitude ?? usualAmplitude))) {
    const relay = await openMediaRelay(asterisk.plan.httpPort);
    const app = await launchWithMicrophone(asterisk, relay.url, amplitude);
    for (const one of cases.filter((each) => (each.amplitude ?? usualAmplitude) === amplitude))
      figures.push(await measureCase(one, app, asterisk, relay));
    await app.dispose();
    await relay.close();
  }
  await asterisk.dispose();
  return figures;
}

async function measureCase(one: QualityCase, app: App, asterisk: Asterisk, relay: MediaRelay): Promise<Figure> {
  relay.impair(noConditions);
  const caller = await placeImpairedCall(asterisk, '1001');
  const { callId } = await app.waitFor('it rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await app.waitFor('its quality is known', ({ quality }) => quality?.callId === callId);
  relay.impair({ ...noConditions, ...one.conditions });
  caller.lose(one.callerLossShare ?? 0);
  await passSeconds(settleS);
  const shown: number[] = [];
  const causes = new Set<string>();
  const readBufferMs = await watchBuffer(app);
  for (let second = 0; second < readS; second += 1) {
    await passSeconds(1);
    shown.push(await readShownMos(app));
    causes.add(await readCause(app));
  }
  const truth = modelOf(relay, caller, await readBufferMs());
  await app.request('hangUp', { callId });
  await waitUntil('the caller is gone', caller.hasEnded, { everyMs: 50 });
  caller.close();
  return makeQualityFigure(one, shown, truth, [...causes]);
}

/** As a person reads it: the number in the status bar. */
async function readShownMos(app: App): Promise<number> {
  const text = (await app.evaluateInDesk(`document.querySelector('footer')?.textContent`)) as string;
  return Number(/\((\d\.\d)\)/.exec(text)?.[1]);
}

async function readCause(app: App): Promise<string> {
  const notice = (await app.state()).notices.find(({ kind }) => kind.startsWith('quality-'));
  return notice?.kind.replace('quality-', '') ?? 'none';
}

/** Keeps the newest call's connection where this benchmark can ask it, past the product's own meter. */
async function keepConnections(app: App): Promise<void> {
  await (await app.voice()).evaluate(() => {
    const page = window as unknown as WithConnection;
    page.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        page.newestConnection = this;
      }
    };
  });
}

interface WithConnection {
  RTCPeerConnection: typeof RTCPeerConnection;
  newestConnection?: RTCPeerConnection;
}

/** From now until the answer is asked for: how long packets waited in the receiver's buffer, ms. */
async function watchBuffer(app: App): Promise<() => Promise<number>> {
  const voice = await app.voice();
  const read = () =>
    voice.evaluate(async () => {
      const report = await (window as unknown as WithConnection).newestConnection?.getStats();
      const inbound = [...(report?.values() ?? [])].find(({ type }) => type === 'inbound-rtp');
      return { delayS: inbound?.jitterBufferDelay ?? Number.NaN, samples: inbound?.jitterBufferEmittedCount ?? Number.NaN };
    });
  const before = await read();
  return async () => {
    const now = await read();
    return (1000 * (now.delayS - before.delayS)) / (now.samples - before.samples);
  };
}

/**
 * The E-model of what was injected, on G.711: the worse of the losses, and the mean delay of the way with the packet itself
 * and the receiver's buffer. That last one is WebRTC's own answer to the jitter and is not injected: it is read beside the product.
 */
function modelOf(relay: MediaRelay, caller: ImpairedCaller, bufferMs: number): number {
  const { toPhone, toPbx } = relay.suffered();
  const pathMs = (toPhone.meanDelayMs + toPbx.meanDelayMs) / 2;
  const heardShare = 1 - (1 - toPhone.lossShare) * (1 - caller.lost());
  const delayMs = pathMs + bufferMs + packetMs;
  return meanOpinionScore(transmissionRating({ codec: 'pcmu', delayMs, lossShare: Math.max(heardShare, toPbx.lossShare) }));
}

function makeQualityFigure(one: QualityCase, shown: readonly number[], truth: number, causes: readonly string[]): Figure {
  const median = quantile(shown, 0.5);
  const isCloseEnough = shown.every((mos) => Math.abs(mos - truth) <= allowedMos);
  return {
    name: `quality: ${one.name} -> ${causes.join(', ')}`,
    unit: 'MOS',
    median,
    p95: quantile(shown, 0.95),
    worst: quantile(shown, 1),
    reference: truth,
    ratio: median / truth,
    limit: `reference +- ${allowedMos}, ${one.cause}`,
    holds: isCloseEnough && causes.length === 1 && causes[0] === one.cause,
  };
}

async function launchWithMicrophone(asterisk: Asterisk, server: string, amplitude: number): Promise<App> {
  const userData = await mkdtemp(join(tmpdir(), 'firstline-app-'));
  const microphoneFile = join(userData, 'microphone.wav');
  await writeFile(microphoneFile, writeWav(makeTone(tones.agent, { sampleRate: 48_000, amplitude })));
  const app = await launchApp({ policy: agentPolicy(asterisk, { server }), userData, microphoneFile });
  await app.waitFor('the line is registered', ({ line }) => line.kind === 'registered');
  await keepConnections(app);
  return app;
}

function passSeconds(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
