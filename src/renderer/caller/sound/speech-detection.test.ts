// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { type SpeechChange, SpeechDetection } from './speech-detection';

const stepMs = 50;

/** What is decided over these levels (dBFS), one every 50 ms; the first was heard until 1000. */
function decide(levels: readonly number[]): SpeechChange[] {
  const detection = new SpeechDetection();
  return levels.flatMap((level, index) => detection.hear(level, 1000 + index * stepMs) ?? []);
}

/** A level for so long; where several are given they take turns. */
const during = (lengthMs: number, ...levels: number[]): number[] =>
  Array.from({ length: lengthMs / stepMs }, (_, index) => levels[index % levels.length] ?? 0);

/** Syllables as a headset hears them, with the gaps between them. */
const talk = (lengthMs: number, louderDb = 0): number[] =>
  during(lengthMs, -24 + louderDb, -20 + louderDb, -27 + louderDb, -55, -22 + louderDb, -25 + louderDb, -48, -70);

const speaks = (at: number): SpeechChange => ({ type: 'speaks', at });

describe('SpeechDetection', () => {
  it.each([
    { what: 'a quiet room', levels: during(8000, -68, -66, -70) },
    { what: 'a noisy room', levels: during(8000, -47, -45, -46, -44) },
    { what: 'nothing at all', levels: during(8000, -100) },
    { what: 'a short cough', levels: [...during(2000, -65), -18, -22, ...during(2000, -65)] },
    { what: 'clicks of a keyboard', levels: during(8000, -30, -65, -65, -65, -65, -65, -31, -65, -65, -65) },
  ])('hears no speech in $what', ({ levels }) => {
    expect(decide(levels)).toEqual([]);
  });

  it('hears a sentence, and its end once it has been quiet for 0.7 s', () => {
    expect(decide([...during(1000, -65), ...talk(2000), ...during(1000, -65)])).toEqual([
      speaks(1950),
      { type: 'pauses', spokenMs: 1950, levelDb: expect.closeTo(-24.4, 1), at: 3900 },
    ]);
  });

  it('takes the silence within a word for a part of it', () => {
    expect(decide([...during(500, -65), -25, -24, -60, -62, -26, -25, ...during(1000, -65)])).toEqual([
      speaks(1450),
      { type: 'pauses', spokenMs: 300, levelDb: expect.closeTo(-25, 0), at: 1750 },
    ]);
  });

  it('leaves out what is longer than the gap between two words, without ending the speech', () => {
    const sentence = [...during(500, -65), ...during(300, -24), ...during(500, -62), ...during(300, -24), ...during(1000, -65)];
    expect(decide(sentence)).toEqual([speaks(1450), { type: 'pauses', spokenMs: 600, levelDb: expect.closeTo(-24, 3), at: 2550 }]);
  });

  it('hears a minute of reading aloud as one', () => {
    expect(decide([...during(1000, -65), ...talk(60_000), ...during(1000, -65)])).toEqual([
      speaks(1950),
      { type: 'pauses', spokenMs: 59_950, levelDb: expect.closeTo(-24.4, 1), at: 61_900 },
    ]);
  });

  it('hears a soft voice, and a voice over a noisy room', () => {
    expect(decide([...during(1000, -70), ...talk(1000, -20)])).toEqual([speaks(1950)]);
    expect(decide([...during(4000, -42, -44, -41), ...talk(1000).map((level) => Math.max(level, -42))]).at(-1)).toEqual(speaks(4950));
  });

  it('takes a fan that is switched on for speech no longer than a few seconds', () => {
    const changes = decide([...during(3000, -65), ...during(20_000, -40, -41, -39)]);
    expect(changes.map(({ type }) => type)).toEqual(['speaks', 'pauses']);
    expect(changes[1]?.at).toBeLessThan(7000);
  });

  it('ends the speech of somebody who mutes the microphone, and hears the first word after', () => {
    expect(decide([...talk(1000), ...during(10_000, -100), ...talk(400)])).toEqual([
      speaks(1000),
      { type: 'pauses', spokenMs: 950, levelDb: expect.closeTo(-24, 0), at: 1950 },
      speaks(11_950),
    ]);
  });

  it('does not take a look that comes late for so much speech', () => {
    const detection = new SpeechDetection();
    expect([detection.hear(-65, 1000), detection.hear(-20, 6000), detection.hear(-21, 6050)]).toEqual([undefined, undefined, speaks(5900)]);
  });
});
