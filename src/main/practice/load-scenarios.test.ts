import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadContent } from '../content/load-content';
import { loadScenarios } from './load-scenarios';

const shipped = resolve(import.meta.dirname, '../../../assets/practice');
const content = loadContent([join(shipped, 'content/en')]);

const easy = `scenarioId: easy
title: { en: Easy, hu: Könnyű }
goal: Answer from the card
queue: tariffs
level: 1
caller:
  name: Emma Clarke
  number: '+36305550101'
  voice: { gender: female }
  mood: calm
dialogue:
  turns:
    - { lineId: question, text: { en: How many gigabytes have I got? } }
    - { lineId: rating, text: Five, when: { step: survey } }
    - { lineId: goodbye, text: Goodbye }
expect:
  form:
    - { field: topic, equals: tariff }
`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'practice-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A folder with the shipped practice centre and these files. */
function folder(name: string, files: Record<string, string>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name, path)), { recursive: true });
    writeFileSync(join(root, name, path), text);
  }
  return join(root, name);
}

function centreFolder(files: Record<string, string>): string {
  const path = folder('centre', files);
  cpSync(join(shipped, 'practice.yaml'), join(path, 'practice.yaml'));
  return path;
}

describe('loadScenarios', () => {
  it.each<[string, string, string, RegExp]>([
    ['a slip in a key', 'mood: calm', 'moood: calm', /caller\.moood: unknown key/],
    ['an unknown mood', 'mood: calm', 'mood: merry', /caller\.mood: .*hurried/],
    ['a language it does not know', 'hu: Könnyű', 'de: Einfach', /title\.de: unknown key/],
    ['a text without English', 'en: How many', 'ru: How many', /dialogue\.turns\.0\.text\.en/],
    ['a queue that is not there', 'queue: tariffs', 'queue: nowhere', /queue: queue "nowhere" is not in practice\.yaml/],
    ['a line twice', 'lineId: goodbye', 'lineId: question', /dialogue\.turns\.2\.lineId: line "question" is there twice/],
    ['a line named as a reaction', 'lineId: goodbye', 'lineId: nudge', /"nudge" is the name of a reaction/],
    ['an end that may not come', 'text: Goodbye }', 'text: Goodbye, unless: { step: survey } }', /"goodbye", must come always/],
    ['a step that is not there', 'step: survey', 'step: surve', /the script has no step "surve"/],
    ['an answer that is not there', 'step: survey', 'step: survey, answer: six', /the script has no answer "survey\/six"/],
    ['a field that is not there', 'field: topic', 'field: topics', /expect\.form\.0: the form has no field "topics"/],
    ['a value that cannot be', 'equals: tariff', 'equals: tarif', /field "topic" cannot come out like this/],
    ['a date where none can be', 'equals: tariff', 'daysFromToday: [0, 1]', /field "topic" cannot come out like this/],
    ['two rules for a field', 'equals: tariff', 'equals: tariff, filled: true', /exactly one of/],
    ['a destination that is not there', 'expect:', 'expect:\n  transfer: { to: [moon] }', /destination "moon" is not in practice\.yaml/],
  ])('refuses a scenario with %s, naming file, line and field, and keeps the others', (_, found, put, reason) => {
    const line = easy.slice(0, easy.indexOf(found)).split('\n').length + put.split('\n').length - 1;
    const other = easy.replace('scenarioId: easy', 'scenarioId: other');
    const path = centreFolder({ 'scenarios/broken.yaml': easy.replace(found, put), 'scenarios/other.yaml': other });
    const { scenarios, problems } = loadScenarios([path], content);
    expect([...scenarios.keys()]).toEqual(['other']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'scenarios/broken.yaml', reason: expect.stringMatching(reason) as string });
    expect(problems[0]?.faults[0]?.line).toBe(line);
  });

  const tariffQuestion = easy.replace('scenarioId: easy', 'scenarioId: tariff-question');

  it("lets the centre's own scenario replace a shipped one, and keeps the shipped one where the own is refused", () => {
    const own = folder('own', {
      'scenarios/mine.yaml': tariffQuestion.replace('title: { en: Easy, hu: Könnyű }', 'title: Ours'),
    });
    expect(loadScenarios([shipped, own], content).scenarios.get('tariff-question')?.title).toEqual({ en: 'Ours' });
    writeFileSync(join(own, 'scenarios/mine.yaml'), tariffQuestion.replace('level: 1', 'level: 9'));
    const { scenarios, problems } = loadScenarios([shipped, own], content);
    expect(scenarios.get('tariff-question')?.level).toBe(1);
    expect(problems.map(({ file }) => file)).toEqual(['scenarios/mine.yaml']);
  });

  it("adds the centre's own queues and destinations to the shipped ones", () => {
    const queue = 'queues: [{ id: tariffs, name: Ours, scriptId: tariffs, formId: tariff }]\n';
    const destination = "destinations: [{ destinationId: gate, number: '10', name: Gate, hours: Always }]\n";
    const { centre, problems } = loadScenarios([shipped, folder('own', { 'practice.yaml': queue + destination })], content);
    expect(problems).toEqual([]);
    expect(centre.queues.find(({ id }) => id === 'tariffs')?.name).toEqual({ en: 'Ours' });
    expect(centre.destinations.map(({ destinationId }) => destinationId)).toEqual(expect.arrayContaining(['business', 'gate']));
  });

  it('goes on without a practice.yaml that is broken, and says what is wrong in it', () => {
    const own = folder('own', { 'practice.yaml': 'queues:\n  - id: x\n' });
    const { scenarios, problems } = loadScenarios([shipped, own], content);
    expect(scenarios.size).toBeGreaterThan(0);
    expect(problems[0]).toMatchObject({ file: 'practice.yaml', reason: expect.stringMatching(/^line 2: queues\.0\./) as string });
  });

  it('reads no file above 1 MB', () => {
    const path = centreFolder({ 'scenarios/large.yaml': `${easy}# ${'x'.repeat(1024 * 1024)}\n` });
    expect(loadScenarios([path], content).problems).toEqual([{ file: 'scenarios/large.yaml', reason: 'larger than 1 MB', faults: [] }]);
  });
});
