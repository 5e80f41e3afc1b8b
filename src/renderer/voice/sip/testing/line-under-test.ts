import { vi } from 'vitest';
import { isResting } from '../../../../core/phone/resting-line';
import { FakeStream, type FakeTrack, fakeTrack } from '../../audio/fake-media';
import type { CallLeg } from '../call-leg';
import type { CallLegEvents } from '../call-leg-port';
import { SipLine, type SipLineOptions } from '../sip-line';
import type { FakeCall } from './fake-call';
import { FakePbx } from './fake-pbx';
import { FakePeerConnection, FakeSessionDescription } from './fake-peer-connection';

/** A line joined to a fake PBX, and everything it has told, in order. */
export interface LineUnderTest {
  readonly pbx: FakePbx;
  readonly line: SipLine;
  readonly told: unknown[][];
  readonly legs: CallLeg[];
  readonly toldOf: (...names: string[]) => unknown[][];
  /** Lets the network and this much time pass. */
  readonly pass: (durationMs?: number) => Promise<void>;
}

export function fakeWebRtc(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] });
  vi.stubGlobal('RTCPeerConnection', FakePeerConnection);
  vi.stubGlobal('RTCSessionDescription', FakeSessionDescription);
  vi.stubGlobal('MediaStream', FakeStream);
  FakePeerConnection.made.length = 0;
}

export function startLine(options: Partial<SipLineOptions> = {}): LineUnderTest {
  const pbx = new FakePbx();
  const told: unknown[][] = [];
  const legs: CallLeg[] = [];
  const tell =
    (name: string) =>
    (...values: unknown[]): void => {
      told.push([name, ...values]);
    };
  const eventsOf = (): CallLegEvents => ({
    onProgress: tell('progress'),
    onTalking: tell('talking'),
    onHeld: (on, isRefused) => told.push(['held', on, ...(isRefused ? ['as before'] : [])]),
    onHeldByOther: tell('held by other'),
    onMuted: tell('muted'),
    onIdentity: tell('identity'),
    onRefused: tell('refused'),
    onStream: () => {},
    onQuality: () => {},
    onTransferRinging: tell('transfer ringing'),
    onTransferFailed: tell('transfer failed'),
    onEnded: tell('ended'),
  });
  const line = new SipLine({
    account: { servers: ['ws://pbx.example/ws'], user: '1001', domain: 'pbx.example', registerExpiresS: 300 },
    secret: { kind: 'password', password: 'correct horse' },
    headers: { queue: 'X-Queue', customerId: 'X-Customer-Id', campaign: 'X-Campaign', reference: 'X-Call-Ref', note: 'X-Call-Note' },
    userAgent: 'Firstline/test',
    instanceId: '0192d3a0-0000-4000-8000-0000000000aa',
    newCallId: () => `leg-${legs.length + 1}`,
    open: pbx.open,
    random: () => 0.5,
    uptimeMs: () => Promise.resolve(performance.now()),
    eventsOf,
    events: {
      onLine: (state) =>
        told.push([
          'line',
          state.kind,
          ...(state.kind === 'down' ? [state.problem, state.detail] : []),
          ...(isResting(state) ? ['resting', state.server] : []),
        ]),
      onIncoming: (leg, identity, isAnswerWanted) => {
        legs.push(leg);
        told.push(['incoming', identity, ...(isAnswerWanted ? ['to be answered'] : [])]);
      },
      onAnswer: () => {},
      onRedirected: (leg) => legs.push(leg),
      onHint: tell('hint'),
      onHintLost: tell('hint lost'),
      onCoach: tell('coach'),
      onMailbox: tell('mailbox'),
      onMailboxLost: tell('mailbox lost'),
      onFault: tell('fault'),
    },
    ...options,
  });
  return {
    pbx,
    line,
    told,
    legs,
    toldOf: (...names) => told.filter(([name]) => names.includes(name as string)),
    pass: passTime,
  };
}

/** A line with a call that rings. */
export interface RingingLine extends LineUnderTest {
  readonly call: FakeCall;
  readonly leg: CallLeg;
}

/** A line with a call that is talked in. */
export interface TalkingLine extends RingingLine {
  readonly track: FakeTrack;
  readonly connection: FakePeerConnection;
}

export async function startRegistered(options: Partial<SipLineOptions> = {}): Promise<LineUnderTest> {
  const started = startLine(options);
  started.line.start();
  await started.pass(10);
  return started;
}

/** Has the PBX call a registered line. */
export async function startRinging(): Promise<RingingLine> {
  const started = await startRegistered();
  const call = started.pbx.invite();
  await started.pass();
  const leg = started.legs[0];
  if (!leg) throw new Error('no call has come');
  return { ...started, call, leg };
}

/** The same answered; what was told on the way there is forgotten. */
export async function startTalk(): Promise<TalkingLine> {
  const ringing = await startRinging();
  const track = fakeTrack();
  ringing.leg.answer(track);
  await ringing.pass(10);
  const connection = FakePeerConnection.made[0];
  if (!connection) throw new Error('nothing was answered');
  ringing.told.length = 0;
  return { ...ringing, track, connection };
}

/** Lets what is under way come to rest, and this much time pass. */
export async function passTime(durationMs = 0): Promise<void> {
  await settle();
  // in steps, since what a step sets off may set a timer within the next
  const stepMs = durationMs > 100 ? 50 : 1;
  for (let passedMs = 0; passedMs < durationMs; passedMs += stepMs) {
    await vi.advanceTimersByTimeAsync(stepMs);
    await settle();
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
}
