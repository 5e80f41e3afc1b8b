import { vi } from 'vitest';
import { FakeStream } from '../../audio/fake-media';
import type { CallLeg } from '../call-leg';
import type { CallLegEvents } from '../call-leg-port';
import { SipLine, type SipLineOptions } from '../sip-line';
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
    onHeld: tell('held'),
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
      onLine: (state) => told.push(['line', state.kind, ...(state.kind === 'down' ? [state.problem, state.detail] : [])]),
      onIncoming: (leg, identity, isAnswerWanted) => {
        legs.push(leg);
        told.push(['incoming', identity, ...(isAnswerWanted ? ['to be answered'] : [])]);
      },
      onAnswer: () => {},
      onRedirected: (leg) => legs.push(leg),
      onHint: tell('hint'),
      onHintLost: tell('hint lost'),
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
