import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type DialogueEvent, type DialogueMachine, startDialogue, transition } from './dialogue';
import { type DialogueScript, dialogueScriptSchema, reactionIds } from './dialogue-script';
import { mannerOf } from './manner';
import { moods } from './scenario';

const turn = fc.record({
  afterSpokenMs: fc.constantFrom(0, 500, 5000),
  waitS: fc.constantFrom(undefined, 1, 120),
  when: fc.constantFrom(undefined, { step: 'a' }, { step: 'b', answer: 'yes' }),
  unless: fc.constantFrom(undefined, { step: 'a', answer: 'no' }, { step: 'b' }),
});
const dialogue: fc.Arbitrary<DialogueScript> = fc
  .record({
    turns: fc.array(turn, { maxLength: 5 }),
    reactions: fc.subarray([...reactionIds]),
    endedBy: fc.constantFrom('caller' as const, 'agent' as const),
  })
  .map(({ turns, reactions, endedBy }) =>
    dialogueScriptSchema.parse({
      turns: [...turns, { afterSpokenMs: 500 }].map((each, index) => ({ ...each, lineId: `line-${index}`, text: 'Words' })),
      reactions: Object.fromEntries(reactions.map((reaction) => [reaction, 'Words'])),
      endedBy,
    }),
  );

/** What may come from outside; the page's own `said` follows from what it was told. */
type Outside = Exclude<DialogueEvent, { type: 'said' | 'clock' }> | { readonly type: 'line-ends' } | { readonly type: 'time' };

const spoken = fc.oneof(
  fc.constant<Outside>({ type: 'agent-speaks' }),
  fc
    .record({ spokenMs: fc.constantFrom(0, 300, 2000), levelDb: fc.constantFrom(-60, -25) })
    .map((heard): Outside => ({ type: 'agent-pauses', ...heard })),
);
const progress = fc.record({
  stepId: fc.constantFrom('a', 'b', 'c'),
  path: fc.array(fc.record({ stepId: fc.constantFrom('a', 'b'), answerId: fc.constantFrom('yes', 'no') }), { maxLength: 3 }),
});
const outside: fc.Arbitrary<Outside> = fc.oneof(
  { weight: 6, arbitrary: spoken },
  { weight: 6, arbitrary: fc.constant<Outside>({ type: 'line-ends' }) },
  { weight: 6, arbitrary: fc.constant<Outside>({ type: 'time' }) },
  { weight: 3, arbitrary: fc.constantFrom<Outside>({ type: 'held' }, { type: 'resumed' }, { type: 'connected' }) },
  { weight: 2, arbitrary: progress.map((each): Outside => ({ type: 'script', progress: each })) },
  { weight: 1, arbitrary: fc.constantFrom<Outside>({ type: 'transferred' }, { type: 'ended', by: 'agent' }) },
);

/** The caller with the page that plays the lines, and a clock that wakes as it was told. */
class Line {
  machine: DialogueMachine;
  now = 1_000_000;
  playing: string | undefined;
  /** Ends of lines that the page has yet to report. */
  reports: string[] = [];
  hangUps = 0;
  private wakeAt = Number.POSITIVE_INFINITY;

  constructor(script: DialogueScript, mood: (typeof moods)[number], hasMicrophone: boolean) {
    this.machine = startDialogue(script, mannerOf(mood), { hasMicrophone });
  }

  send(event: DialogueEvent): void {
    const wasOver = this.machine.state.kind === 'over';
    const { machine, effects } = transition(this.machine, event, this.now);
    this.machine = machine;
    for (const effect of effects) {
      expect(wasOver).toBe(false);
      if (effect.type === 'say') {
        expect(this.playing).toBeUndefined();
        expect(effect.lineId in machine.dialogue.reactions || effect.lineId.startsWith('line-')).toBe(true);
        this.playing = effect.lineId;
      }
      if (effect.type === 'hush' && this.playing !== undefined) {
        this.reports.push(this.playing);
        this.playing = undefined;
      }
      if (effect.type === 'hang-up') {
        this.hangUps += 1;
        expect(effect).toBe(effects.at(-1));
        expect(machine.state.kind).toBe('over');
      }
      if (effect.type === 'wake') this.wakeAt = effect.at;
    }
  }

  happens(event: Outside): void {
    this.now += 100;
    if (event.type === 'time') this.wake();
    else if (event.type === 'line-ends') this.endLine();
    else this.send(event);
  }

  wake(): void {
    if (this.wakeAt === Number.POSITIVE_INFINITY) return;
    this.now = Math.max(this.now, this.wakeAt);
    this.wakeAt = Number.POSITIVE_INFINITY;
    this.send({ type: 'clock' });
  }

  endLine(): void {
    const reported = this.reports.shift() ?? this.playing;
    if (reported === undefined) return;
    if (this.reports.length === 0 && reported === this.playing) this.playing = undefined;
    this.send({ type: 'said', lineId: reported });
  }
}

const call = fc.tuple(dialogue, fc.constantFrom(...moods), fc.boolean(), fc.array(outside, { maxLength: 80, size: 'max' }));

it('never says two lines at once, hangs up once at most, and does nothing after the end', () => {
  fc.assert(
    fc.property(call, ([script, mood, hasMicrophone, events]) => {
      const line = new Line(script, mood, hasMicrophone);
      line.send({ type: 'connected' });
      for (const event of events) line.happens(event);
      expect(line.hangUps).toBeLessThanOrEqual(1);
    }),
    { numRuns: 500 },
  );
});

it('always ends: left alone, talked at, or with lines that are never reported', () => {
  const ways = fc.constantFrom<(line: Line, index: number) => void>(
    () => undefined,
    (line) => line.endLine(),
    (line, index) => line.happens(index % 2 === 0 ? { type: 'agent-speaks' } : { type: 'agent-pauses', spokenMs: 300, levelDb: -60 }),
  );
  fc.assert(
    fc.property(call, ways, ([script, mood, hasMicrophone, events], way) => {
      const line = new Line(script, mood, hasMicrophone);
      line.send({ type: 'connected' });
      for (const event of events) line.happens(event);
      for (let index = 0; index < 400 && line.machine.state.kind !== 'over'; index++) {
        way(line, index);
        line.wake();
      }
      expect(line.machine.state.kind).toBe('over');
    }),
    { numRuns: 500 },
  );
});
