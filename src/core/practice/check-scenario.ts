import type { Schema } from '@cfworker/json-schema';
import type { Form } from '../forms/form';
import { defineFields, type FieldSchema, matches } from '../forms/form-fields';
import type { Script } from '../scripts/script';
import { type DialogueScript, reactionIds, type ScriptPlace } from './dialogue-script';
import type { FieldExpectation } from './expectation';
import type { PracticeCentre } from './practice-centre';
import type { Scenario } from './scenario';

/** Scripts and forms in one language, by their ids. */
interface Content {
  readonly scripts: ReadonlyMap<string, Script>;
  readonly forms: ReadonlyMap<string, Form>;
}

/** Why a scenario cannot be played; `name` is what was not found or not allowed, `path` where it stands in the file. */
export interface ScenarioProblem {
  readonly kind:
    | 'duplicate-line'
    | 'reserved-line'
    | 'conditional-end'
    | 'unknown-line'
    | 'unknown-queue'
    | 'unknown-script'
    | 'unknown-form'
    | 'unknown-step'
    | 'unknown-answer'
    | 'unknown-field'
    | 'impossible-value'
    | 'unknown-destination';
  readonly path: readonly (string | number)[];
  readonly name: string;
}

/** Holds a scenario against the centre it is played in: everything it names must be there. */
export function checkScenario(scenario: Scenario, centre: PracticeCentre, content: Content): readonly ScenarioProblem[] {
  const problems = [...checkDialogue(scenario.dialogue, ['dialogue'])];
  scenario.expect.transfer.to.forEach((id, index) => {
    const isKnown = centre.destinations.some((destination) => destination.destinationId === id);
    if (!isKnown) problems.push({ kind: 'unknown-destination', path: ['expect', 'transfer', 'to', index], name: id });
  });
  const queue = centre.queues.find((candidate) => candidate.id === scenario.queue);
  if (queue === undefined) return [...problems, { kind: 'unknown-queue', path: ['queue'], name: scenario.queue }];
  const script = content.scripts.get(queue.scriptId);
  const form = content.forms.get(queue.formId);
  if (script === undefined) problems.push({ kind: 'unknown-script', path: ['queue'], name: queue.scriptId });
  else problems.push(...checkScriptPlaces(scenario, script));
  if (form === undefined) problems.push({ kind: 'unknown-form', path: ['queue'], name: queue.formId });
  else problems.push(...scenario.expect.form.flatMap((field, index) => checkField(field, defineFields(form), ['expect', 'form', index])));
  return problems;
}

/** Checks a dialogue by itself: a scenario's or a colleague's. */
export function checkDialogue(dialogue: DialogueScript, path: readonly (string | number)[]): readonly ScenarioProblem[] {
  const problems: ScenarioProblem[] = [];
  const lineIds = new Set<string>();
  dialogue.turns.forEach(({ lineId }, index) => {
    const at = [...path, 'turns', index, 'lineId'];
    if (lineIds.has(lineId)) problems.push({ kind: 'duplicate-line', path: at, name: lineId });
    if ((reactionIds as readonly string[]).includes(lineId)) problems.push({ kind: 'reserved-line', path: at, name: lineId });
    lineIds.add(lineId);
  });
  const last = dialogue.turns.at(-1);
  if (last?.when || last?.unless) {
    problems.push({ kind: 'conditional-end', path: [...path, 'turns', dialogue.turns.length - 1], name: last.lineId });
  }
  if (dialogue.settledBy !== undefined && !lineIds.has(dialogue.settledBy)) {
    problems.push({ kind: 'unknown-line', path: [...path, 'settledBy'], name: dialogue.settledBy });
  }
  return problems;
}

function checkScriptPlaces({ dialogue, expect }: Scenario, script: Script): ScenarioProblem[] {
  const turns = dialogue.turns.flatMap(({ when, unless }, index) => [
    ...(when ? checkPlace(when, script, ['dialogue', 'turns', index, 'when']) : []),
    ...(unless ? checkPlace(unless, script, ['dialogue', 'turns', index, 'unless']) : []),
  ]);
  const answers = expect.script.answers.flatMap((expected, index) => checkStep(expected, script, ['expect', 'script', 'answers', index]));
  const order = expect.script.order.flatMap(({ first, answers: named, before }, index) => {
    const path = ['expect', 'script', 'order', index];
    return [...checkStep({ step: first, answers: named }, script, path), ...checkStep({ step: before }, script, path)];
  });
  return [...turns, ...answers, ...order];
}

function checkPlace(place: ScriptPlace, script: Script, path: readonly (string | number)[]): ScenarioProblem[] {
  return checkStep({ step: place.step, answers: place.answer === undefined ? undefined : [place.answer] }, script, path);
}

function checkStep(
  { step, answers = [] }: { readonly step: string; readonly answers?: readonly string[] | undefined },
  script: Script,
  path: readonly (string | number)[],
): ScenarioProblem[] {
  const found = script.steps.find((candidate) => candidate.stepId === step);
  if (found === undefined) return [{ kind: 'unknown-step', path, name: step }];
  const known = new Set(found.answers.map((answer) => answer.answerId));
  return answers.filter((answer) => !known.has(answer)).map((answer) => ({ kind: 'unknown-answer', path, name: `${step}/${answer}` }));
}

function checkField(
  expected: FieldExpectation,
  fields: ReadonlyMap<string, FieldSchema>,
  path: readonly (string | number)[],
): ScenarioProblem[] {
  const schema = fields.get(expected.field);
  if (schema === undefined) return [{ kind: 'unknown-field', path, name: expected.field }];
  const isText = schema.type === 'string' && schema.oneOf === undefined && schema.enum === undefined;
  const values = expected.equals === undefined ? (expected.oneOf ?? []) : [expected.equals];
  const isFit =
    values.every((value) => matches(schema as Schema, value)) &&
    (isText || (expected.contains === undefined && expected.lacks === undefined)) &&
    (schema.format === 'date' || expected.daysFromToday === undefined);
  return isFit ? [] : [{ kind: 'impossible-value', path, name: expected.field }];
}
