import type { DeskState, Notice } from '../../../src/contract/ipc/desk-state';
import type { Call } from '../../../src/core/calls/call';
import { faultWork } from './content';
import { departments } from './departments';
import { knownConversation, knownId, unknownConversation, unknownId } from './people';

const minute = 60_000;
const wrapUp = { lengthS: 60, warnS: 10, extensionS: 30, maxExtensions: 2 };

function idle(now: number): DeskState {
  return {
    agent: { state: { kind: 'ready', since: now - 12 * minute - 40_000 }, confirmed: 'available' },
    line: { kind: 'registered', since: now - 90 * minute, server: 'wss://pbx.example.org:8089/ws' },
    microphone: 'open',
    readiness: {
      socket: { state: 'proven', provenAt: now - 2000 },
      server: { state: 'proven', provenAt: now - 2000, roundTripMs: 9 },
      registration: { state: 'proven', provenAt: now - 4 * minute },
      microphone: { state: 'proven', provenAt: now - 1000 },
    },
    headset: { state: { kind: 'none' }, seen: [] },
    calls: [],
    coach: null,
    recording: { mode: 'off', calls: {} },
    quality: null,
    conversations: [],
    voicemail: null,
    lamps: {},
    outsideNumber: null,
    recent: recentCalls(now),
    notices: [],
    today: { calls: 31, handleMs: 31 * 245_000 },
    practice: null,
    configuration: {
      agentName: 'Nora Ács',
      user: '1001',
      language: 'en',
      theme: 'light',
      queues: [
        { id: 'support', name: 'Support', wrapUp },
        { id: 'sales', name: 'Sales', wrapUp },
      ],
      reasons: [
        { id: 'break', kind: 'break', limitS: 900 },
        { id: 'lunch', kind: 'break', limitS: 2700 },
        { id: 'paperwork', kind: 'work', limitS: 1200 },
        { id: 'training', kind: 'work' },
        { id: 'meeting', kind: 'work' },
      ],
      directory: departments(now),
      country: 'HU',
      keys: {},
      holdReminderS: 60,
      isConfigured: true,
      isEncrypted: true,
      areRecordsKept: true,
      locked: [],
    },
  };
}

function recentCalls(now: number): DeskState['recent'] {
  const names = [
    'Ірина Бондаренко',
    'Farkas Gergő',
    undefined,
    'Leyla Məmmədova',
    'Novak Marija',
    'Сергей Иванов',
    'Nagy Eszter',
    undefined,
    'Balázs Tímea',
    'Kos Andrej',
  ];
  return names.map((name, index) => ({
    callId: `00000000-0000-4000-8000-0000000001${index}0`,
    at: now - (index + 1) * 11 * minute,
    direction: index % 4 === 3 ? 'outbound' : 'inbound',
    ...(name === undefined ? {} : { name }),
    number: `+3630555010${index}`,
    displayNumber: `+36 30 555 010${index}`,
    cause: index === 2 ? 'not-answered' : 'hung-up-there',
    ...(index === 2 || index === 7 ? {} : { talkMs: 95_000 + index * 37_000 }),
  }));
}

function known(now: number, state: 'ringing' | 'talking' | 'held'): Call {
  const common = {
    callId: knownId,
    direction: 'inbound' as const,
    identity: { number: '+36301234567', isWithheld: false, queue: 'support' },
    startedAt: now - (state === 'ringing' ? 6_000 : 200_000),
  };
  if (state === 'ringing') return { ...common, state };
  const answeredAt = now - 192_000;
  if (state === 'held') return { ...common, state, answeredAt, heldAt: now - 72_000, isMuted: false };
  return { ...common, state, answeredAt, isMuted: false, isHeldByOther: false };
}

function unknownRinging(now: number): Call {
  return {
    callId: unknownId,
    direction: 'inbound',
    identity: { number: '+38612345678', isWithheld: false, queue: 'sales' },
    startedAt: now - 4_000,
    state: 'ringing',
  };
}

function notice(kind: Notice['kind'], severity: Notice['severity'], at: number): Notice {
  return { noticeId: '00000000-0000-4000-8000-0000000009aa', kind, severity, at, parameters: {} };
}

function working(now: number): DeskState['conversations'][number] {
  return { ...knownConversation(now), ...faultWork(now) };
}

/** Every state of the desk worth a look, as main would say it at `now`. */
export const deskStates = {
  ready: (now) => idle(now),
  'not-ready': (now) => ({
    ...idle(now),
    agent: {
      state: { kind: 'not-ready', since: now - 18 * minute, reasonId: 'paperwork', author: 'agent', limitMs: 20 * minute },
      confirmed: 'paused',
    },
    notices: [notice('rona', 'warning', now - minute)],
  }),
  overrun: (now) => ({
    ...idle(now),
    recent: [],
    agent: {
      state: { kind: 'not-ready', since: now - 23 * minute, reasonId: 'paperwork', author: 'agent', limitMs: 20 * minute },
      confirmed: 'unknown',
    },
  }),
  'ringing-known': (now) => ({
    ...idle(now),
    agent: { state: { kind: 'ringing', since: now - 6_000, callId: knownId }, confirmed: 'available' },
    calls: [known(now, 'ringing')],
    conversations: [working(now)],
  }),
  'ringing-unknown': (now) => ({
    ...idle(now),
    agent: { state: { kind: 'ringing', since: now - 4_000, callId: unknownId }, confirmed: 'available' },
    calls: [unknownRinging(now)],
    conversations: [unknownConversation()],
  }),
  talking: (now) => ({
    ...idle(now),
    agent: { state: { kind: 'on-call', since: now - 192_000, callId: knownId }, confirmed: 'available', pendingReasonId: 'lunch' },
    calls: [known(now, 'talking')],
    conversations: [working(now)],
  }),
  muted: (now) => ({
    ...idle(now),
    agent: { state: { kind: 'on-call', since: now - 192_000, callId: knownId }, confirmed: 'available' },
    calls: [{ ...known(now, 'talking'), isMuted: true } as Call],
    conversations: [working(now)],
  }),
  hold: (now) => ({
    ...idle(now),
    agent: { state: { kind: 'hold', since: now - 72_000, callId: knownId }, confirmed: 'available' },
    calls: [known(now, 'held')],
    conversations: [working(now)],
    notices: [notice('hold-reminder', 'warning', now)],
  }),
  'two-calls': (now) => ({
    ...idle(now),
    agent: { state: { kind: 'on-call', since: now - 192_000, callId: knownId }, confirmed: 'available' },
    calls: [known(now, 'talking'), unknownRinging(now)],
    conversations: [working(now), unknownConversation()],
  }),
  'wrap-up': (now) => ({
    ...idle(now),
    agent: {
      state: {
        kind: 'wrap-up',
        since: now - 52_000,
        callId: knownId,
        endsAt: now + 8_500,
        warnAt: now - 1_500,
        extensionsLeft: 2,
        extensionMs: 30_000,
      },
      confirmed: 'paused',
    },
    conversations: [{ ...working(now), isCallOver: true }],
  }),
  break: (now) => ({
    ...idle(now),
    agent: {
      state: { kind: 'not-ready', since: now - 3 * minute, reasonId: 'lunch', author: 'agent', limitMs: 45 * minute },
      confirmed: 'paused',
    },
  }),
  'break-barred': (now) => ({
    ...idle(now),
    agent: { state: { kind: 'not-ready', since: now - 3 * minute, reasonId: 'lunch', author: 'agent' }, confirmed: 'paused' },
    microphone: 'missing',
    notices: [notice('microphone-missing', 'error', now)],
  }),
  'break-overrun': (now) => ({
    ...idle(now),
    agent: {
      state: { kind: 'not-ready', since: now - 17 * minute, reasonId: 'break', author: 'agent', limitMs: 15 * minute },
      confirmed: 'paused',
    },
  }),
  'line-lost': (now) => ({
    ...idle(now),
    line: { kind: 'down', since: now - 47_000, problem: 'unreachable', detail: 'WebSocket closed, code 1006', retryAt: now + 3_500 },
    agent: {
      state: { kind: 'on-call', since: now - 192_000, callId: knownId },
      confirmed: 'unknown',
      confirmationProblem: 'no-answer',
    },
    calls: [known(now, 'talking')],
    conversations: [working(now)],
    microphone: 'missing',
    notices: [notice('microphone-missing', 'error', now)],
  }),
} as const satisfies Record<string, (now: number) => DeskState>;

/** A program that was never set up. */
export function firstRunState(now: number): DeskState {
  const state = idle(now);
  const { agentName: _name, user: _user, ...configuration } = state.configuration;
  return {
    ...state,
    line: { kind: 'off' },
    microphone: 'unknown',
    recent: [],
    today: { calls: 0, handleMs: 0 },
    agent: { state: { kind: 'not-ready', since: now - 5_000, reasonId: 'signed-in', author: 'system' }, confirmed: 'unknown' },
    configuration: { ...configuration, queues: [], isConfigured: false, isEncrypted: false },
  };
}
