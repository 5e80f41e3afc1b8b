import type { Cue } from '../../../core/phone/cue';
import { renderTones, type ToneStretch } from './tone';

/**
 * `ring` calls from idle, `knock` announces a second call in the ear of an agent who talks, `ringback` is the far end's
 * phone ringing, `announcement` comes before a call that answers itself, `trial` lets a person hear which speaker it is, `recorded`
 * says that the call is; the rest are cues.
 */
export type SignalKind = 'ring' | 'knock' | 'ringback' | 'trial' | 'announcement' | 'recorded' | Cue;

const chime: readonly ToneStretch[] = [
  { hertz: [523, 784], lengthMs: 260, from: 0.9, to: 0.3 },
  { hertz: [], lengthMs: 60 },
  { hertz: [659, 988], lengthMs: 420, from: 0.9, to: 0.1 },
];

const tones: Readonly<Record<SignalKind, readonly ToneStretch[]>> = {
  // soft at first, then up: the loop is long enough that it rises once
  ring: [0.35, 0.6, 0.85, 1, 1, 1, 1, 1].flatMap((loudness) => [
    ...[...chime, { hertz: [], lengthMs: 180 }, ...chime].map((stretch) => scale(stretch, loudness)),
    { hertz: [], lengthMs: 1600 },
  ]),
  knock: [
    { hertz: [660], lengthMs: 120, from: 0.25, to: 0.1 },
    { hertz: [], lengthMs: 120 },
    { hertz: [660], lengthMs: 120, from: 0.25, to: 0.1 },
    { hertz: [], lengthMs: 3640 },
  ],
  // ETSI TS 101 041: 425 Hz, 1 s in 5
  ringback: [
    { hertz: [425], lengthMs: 1000, from: 0.2 },
    { hertz: [], lengthMs: 4000 },
  ],
  announcement: notes([523, 659, 784], 150),
  // what the customer hears, see beep-mix.ts
  recorded: [{ hertz: [1400], lengthMs: 200, from: 0.12 }],
  // about as loud as a caller
  trial: [
    { hertz: [392], lengthMs: 220, from: 0.3, to: 0.2 },
    { hertz: [494], lengthMs: 220, from: 0.3, to: 0.2 },
    { hertz: [587], lengthMs: 600, from: 0.3, to: 0.02 },
  ],
  // cues: up is good, down is an end, the same note again asks for something, a lone one says that all is heard, up and back that
  // somebody comes in; quieter than a caller, shorter than a word
  'call-connected': notes([523, 784], 90),
  'call-ended': notes([494, 330], 110),
  'held-call': notes([587, 587], 160),
  'recording-on': notes([988], 200),
  'coach-joined': notes([392, 587, 392], 110),
  'wrap-up-ending': notes([659, 659, 659], 100),
  'line-lost': notes([440, 349, 262], 140),
  'line-back': notes([262, 349, 440], 140),
};

function notes(hertz: readonly number[], lengthMs: number): ToneStretch[] {
  return hertz.flatMap((one) => [
    { hertz: [one], lengthMs, from: 0.14, to: 0.04 },
    { hertz: [], lengthMs: 40 },
  ]);
}

function scale(stretch: ToneStretch, loudness: number): ToneStretch {
  if (stretch.hertz.length === 0) return stretch;
  return { ...stretch, from: (stretch.from ?? 1) * loudness, to: (stretch.to ?? stretch.from ?? 1) * loudness };
}

/** A signal as a WAV file; those that go on are made to be looped. */
export function renderSignal(kind: SignalKind): Uint8Array<ArrayBuffer> {
  return renderTones(tones[kind]);
}
