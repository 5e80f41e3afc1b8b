import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { Form, FormValues } from '../../core/forms/form';
import { defineFields, listFields } from '../../core/forms/form-fields';
import { validateForm } from '../../core/forms/validate-form';
import { type Language, languages } from '../../core/policy/configuration';
import { dayNumber, isoDay } from '../../core/practice/calendar-day';
import type { Expectation } from '../../core/practice/expectation';
import { wordsIn } from '../../core/practice/local-text';
import { scoreCall } from '../../core/practice/score-call';
import type { Script, ScriptProgress } from '../../core/scripts/script';
import { answerStep, collectFills, startScript } from '../../core/scripts/script-runner';
import { loadContent } from '../content/load-content';
import { loadScenarios } from './load-scenarios';

const folder = resolve(import.meta.dirname, '../../../assets/practice');
const today = '2026-11-24';

describe.each(languages)('the shipped practice in %s', (language) => {
  const content = loadContent([resolve(folder, 'content', language)]);
  const { centre, scenarios, problems } = loadScenarios([folder], content);

  it('is whole', () => {
    expect([content.problems, content.remarks, problems]).toEqual([[], [], []]);
    expect(scenarios.size).toBeGreaterThanOrEqual(12);
    expect([...scenarios.values()].some(({ level }) => level === 1)).toBe(true);
    const queues = new Set([...scenarios.values()].map(({ queue }) => queue));
    expect(centre.queues.filter(({ id }) => !queues.has(id))).toEqual([]);
    expect([...content.scripts.keys()].sort()).toEqual(centre.queues.map(({ scriptId }) => scriptId).sort());
    expect([...content.forms.keys()].sort()).toEqual(centre.queues.map(({ formId }) => formId).sort());
  });

  it('has the scripts and forms of every other language, told in its own words', () => {
    const english = loadContent([resolve(folder, 'content/en')]);
    expect(withoutWords([...content.scripts.values()])).toEqual(withoutWords([...english.scripts.values()]));
    expect(withoutWords([...content.forms.values()])).toEqual(withoutWords([...english.forms.values()]));
  });

  it('knows the callers that have a card by their numbers, and no two customers by one id', () => {
    const customers = [...scenarios.values()].flatMap(({ customer, caller }) => (customer === undefined ? [] : [{ customer, caller }]));
    for (const { customer, caller } of customers) expect(customer.phones.map(({ number }) => number)).toContain(caller.number);
    expect(new Set(customers.map(({ customer }) => customer.externalId)).size).toBe(customers.length);
  });

  it('never lets an agent promise the best or speak of competitors', () => {
    const words = /\bbest\b|competitor|лучш|конкурент|найкращ|legjobb|versenytárs|konkuren|najboljš|ən yaxşı|rəqib/i;
    const said = [...content.scripts.values()].flatMap(({ steps }) => steps.map(({ say }) => say));
    expect(said.filter((text) => words.test(text))).toEqual([]);
  });

  it.each([...scenarios])('can be answered with all points: %s', (_, scenario) => {
    const queue = centre.queues.find(({ id }) => id === scenario.queue);
    const script = content.scripts.get(queue?.scriptId ?? '');
    const form = content.forms.get(queue?.formId ?? '');
    if (!script || !form) throw new Error('no script or form');
    const progress = walkWell(script, scenario.expect.script);
    expect(progress).toBeDefined();
    if (progress === undefined) return;
    const values = fillWell(form, collectFills(script, progress), scenario.expect.form, language);
    expect(validateForm(form, values)).toEqual([]);
    const [transferredTo] = scenario.expect.transfer.to;
    const endedBy = scenario.expect.ending?.by ?? 'caller';
    const observed = {
      callId: '00000000-0000-4000-8000-000000000001',
      at: 0,
      outcome: transferredTo === undefined ? 'completed' : 'transferred',
      answerMs: 5000,
      heldMs: 0,
      wrapUpMs: 10_000,
      endedBy,
      script: { script, progress },
      record: { form, values },
      transferredTo,
    } as const;
    const result = scoreCall(scenario, observed, { centre, language, today });
    expect(result.checks.filter(({ isPassed }) => !isPassed)).toEqual([]);
    expect(result.points).toBe(100);
  });
});

it.each(['practice.yaml', ...filesIn('scenarios')])('%s has each of its texts in every language', (file) => {
  const texts = listTexts(load(readFileSync(resolve(folder, file), 'utf8')));
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.filter((text) => languages.some((language) => text[language] === undefined))).toEqual([]);
});

function filesIn(name: string): string[] {
  return readdirSync(resolve(folder, name)).map((file) => `${name}/${file}`);
}

/** Every map with an English text in it, however deep. */
function listTexts(data: unknown): Record<string, unknown>[] {
  if (typeof data !== 'object' || data === null) return [];
  return 'en' in data ? [{ ...data }] : Object.values(data).flatMap(listTexts);
}

/** The same with nothing in place of what people read. */
function withoutWords(data: unknown): unknown {
  const words = ['title', 'label', 'say', 'hint', 'selfService', 'description'];
  return JSON.parse(JSON.stringify(data, (key, value) => (words.includes(key) && typeof value === 'string' ? '' : value)));
}

/** A way through the script that has every answer expected, in the order expected; undefined when there is none. */
function walkWell(script: Script, expected: Expectation['script']): ScriptProgress | undefined {
  const paths = [startScript(script)];
  for (const progress of paths) {
    const isDone = progress.isFinished && expected.answers.every((answer) => hasTaken(progress.path, answer));
    if (isDone && expected.order.every((order) => isInOrder(progress.path, order))) return progress;
    if (progress.isFinished || progress.path.length >= 12 || paths.length > 20_000) continue;
    const step = script.steps.find(({ stepId }) => stepId === progress.stepId);
    for (const { answerId } of step?.answers ?? []) paths.push(answerStep(script, progress, answerId));
  }
  return undefined;
}

function hasTaken(path: ScriptProgress['path'], { step, answers }: { step: string; answers?: readonly string[] | undefined }): boolean {
  return path.some(({ stepId, answerId }) => stepId === step && (answers === undefined || answers.includes(answerId)));
}

function isInOrder(path: ScriptProgress['path'], { first, answers, before }: Expectation['script']['order'][number]): boolean {
  const end = path.findIndex(({ stepId }) => stepId === before);
  return end < 0 || hasTaken(path.slice(0, end), { step: first, answers });
}

/** What the script filled in, what is expected, and something in every other field that must not be empty. */
function fillWell(form: Form, fills: FormValues, expected: Expectation['form'], language: Language): FormValues {
  const values: FormValues = { ...fills };
  for (const field of expected) {
    const { equals, oneOf, contains, lacks, daysFromToday } = field;
    if (daysFromToday !== undefined) values[field.field] = isoDay((dayNumber(today) ?? 0) + daysFromToday[0]);
    else if (lacks === undefined)
      values[field.field] = equals ?? oneOf?.[0] ?? `${contains ? wordsIn(contains, language)[0] : ''} and more to read`;
  }
  for (const { name, schema, isRequired } of listFields(form, values)) {
    if (!isRequired || values[name] !== undefined) continue;
    values[name] = schema.const === true ? true : schema.format === 'date' ? today : 'Something to read';
  }
  expect(expected.filter(({ field }) => !defineFields(form).has(field))).toEqual([]);
  return values;
}
