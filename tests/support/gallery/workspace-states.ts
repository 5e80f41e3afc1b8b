import type { ImportPreview, ImportProgress } from '../../../src/contract/ipc/card-import';
import type { Bridge } from '../../../src/contract/ipc/channel';
import type { deskContract } from '../../../src/contract/ipc/desk';
import type { Conversation, DeskState } from '../../../src/contract/ipc/desk-state';
import { knownConversation, unknownConversation, unknownId } from './people';
import { deskStates } from './states';

function withConversation(now: number, changes: Partial<Conversation>): DeskState {
  const state = deskStates['ringing-unknown'](now);
  return { ...state, conversations: [{ ...unknownConversation(), ...changes, conversationId: unknownId }] };
}

/** States of the centre beyond those of the calls. */
export const workspaceStates = {
  withheld: (now: number) => {
    const { displayNumber: _number, ...conversation } = unknownConversation();
    const state = deskStates['ringing-unknown'](now);
    return { ...state, conversations: [{ ...conversation, identity: { isWithheld: true } }] };
  },
  candidates: (now: number) =>
    withConversation(now, {
      candidates: [
        { cardId: 11, name: 'Horvat Marija', address: '2000 Maribor, Koroška cesta 14' },
        { cardId: 12, name: 'Horvat Janez', address: '2000 Maribor, Koroška cesta 14' },
        { cardId: 13, name: 'Odvetniška pisarna Horvat in partnerji d. o. o.', address: '1000 Ljubljana, Slovenska cesta 101' },
      ],
    }),
  'script-finished': (now: number) => {
    const state = deskStates.talking(now);
    return {
      ...state,
      conversations: state.conversations.map((one) => ({
        ...one,
        ...(one.script ? { script: { ...one.script, progress: { ...one.script.progress, isFinished: true } } } : {}),
      })),
    };
  },
} as const satisfies Record<string, (now: number) => DeskState>;

/** What main answers to the settings pages. */
export const settingsAnswer = {
  settings: {
    devices: {
      microphone: [
        { label: 'Jabra Evolve2 40 (0b0e:2e3a)', deviceId: 'j' },
        { label: 'Built-in microphone', deviceId: 'a' },
      ],
      speaker: [],
      ringer: [{ label: 'Built-in speakers', deviceId: 'b' }],
      keepMicrophoneOpen: true,
      ringVolume: 0.8,
      microphoneGainDb: 0,
      noiseSuppression: 'standard',
      echoCancellation: true,
      autoGainControl: false,
      withoutMicrophone: false,
      cues: { callConnected: true, callEnded: true, heldCall: true, recording: true, coach: true, wrapUpEnding: true, line: false },
    },
    interface: { language: 'system', theme: 'system', globalKeys: true },
    country: 'HU',
    keys: {},
    presence: { driver: 'unregister' },
    queues: [],
    links: { open: false },
  },
  account: {
    servers: ['wss://pbx1.example.org:8089/ws', 'wss://pbx2.example.org:8089/ws'],
    user: '1001',
    domain: 'pbx.example.org',
    displayName: 'Nora Ács',
    registerExpiresS: 300,
  },
  hasSecret: true,
  canKeepSecret: true,
  locked: ['account.servers', 'account.domain', 'devices.keepMicrophoneOpen', 'country'],
  microphones: [{ label: 'Built-in microphone', deviceId: 'a' }],
  speakers: [
    { label: 'Built-in speakers', deviceId: 'b' },
    { label: 'HDMI', deviceId: 'c' },
  ],
} satisfies Awaited<ReturnType<Bridge<typeof deskContract>['request']['readSettings']>>;

/** The answer before there is an account. */
export const newSettingsAnswer = { ...settingsAnswer, account: null, hasSecret: false, locked: [] };

export const searchAnswer = [
  {
    cardId: 17,
    name: 'Kovács-Szentgyörgyi Boglárka',
    isVip: true,
    address: '6722 Szeged, Tisza Lajos körút 48.',
    tariff: 'Home 300',
    phone: '+36 30 123 4567',
  },
  {
    cardId: 2,
    name: 'Kovács Áron',
    company: 'Tiszavirág Kft.',
    isVip: false,
    address: '1131 Budapest, Fűzfa utca 12.',
    phone: '+36 1 555 0199',
  },
  { cardId: 3, name: 'Ковальчук Олена', isVip: false, address: '79000 Львів, вулиця Городоцька 112', tariff: 'Бізнес 500' },
];

export const openCard = knownConversation(Date.now()).card;

export const importPreview: ImportPreview = {
  fileName: 'ügyfelek-2026-11.csv',
  sizeBytes: 48_230_112,
  format: 'csv',
  encoding: 'windows-1250',
  columns: ['Azonosító', 'Név', 'Telefon', 'Mobil', 'Cím', 'Díjcsomag', 'Egyenleg', 'Belépés', 'Megjegyzés', ''],
  rows: [
    [
      'C-1',
      'Vadász Katalin',
      '1/555-0199',
      '06 30 123 4567',
      '1131 Budapest, Fűzfa utca 12.',
      'Home 300',
      '-12 400 Ft',
      '2019-04-30',
      '',
      '',
    ],
    ['C-2', 'Farkas Gergő', '62/555-010', '', '6722 Szeged, Tisza Lajos körút 48.', 'Home 100', '0 Ft', '2021-02-01', 'Csak délután', ''],
    ['C-3', 'Nagy Eszter', '', '+36 70 555 0101', '4024 Debrecen, Piac utca 3.', 'TV Family', '4 900 Ft', '2024-11-12', '', ''],
  ],
  mapping: ['externalId', 'name', 'phone', 'phone', 'address', 'tariff', 'balance', null, 'note', null],
};

export const importDone: ImportProgress = {
  kind: 'done',
  imported: 182_440,
  updated: 11_204,
  skipped: 1_312,
  durationMs: 21_400,
  errors: Array.from({ length: 1000 }, (_, index) => ({
    row: 17 + index * 31,
    problem: (['bad-phone', 'no-name', 'wrong-cell-count', 'duplicate-id'] as const)[index % 4] ?? 'no-name',
    ...(index % 4 === 0 ? { column: 'Mobil' } : {}),
  })),
};
