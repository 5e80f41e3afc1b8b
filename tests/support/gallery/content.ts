import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Conversation, DeskState } from '../../../src/contract/ipc/desk-state';
import { formSchema } from '../../../src/core/forms/form';
import type { Language } from '../../../src/core/policy/configuration';
import { scriptSchema } from '../../../src/core/scripts/script';

const content = join(import.meta.dirname, '../../../assets/content');

function read(file: string): unknown {
  return load(readFileSync(join(content, file), 'utf8'));
}

/** The shipped script and form of internet faults, at the script's second step, with what has been typed so far. */
export function faultWork(now: number): Pick<Conversation, 'script' | 'form'> {
  const script = scriptSchema.parse(read('scripts/internet-fault.yaml'));
  const form = formSchema.parse(read('forms/fault-report.yaml'));
  const first = script.steps.find(({ stepId }) => stepId === script.start);
  const answer = first?.answers.find(({ next }) => next !== undefined);
  const path = first && answer ? [{ stepId: first.stepId, answerId: answer.answerId }] : [];
  return {
    script: { script, progress: { scriptId: script.scriptId, stepId: answer?.next ?? script.start, path, isFinished: false } },
    form: { form, values: {}, savedAt: now - 2_000 },
  };
}

/** A state as a desk in this language shows it: with the words of the shipped scripts and forms too. */
export function inLanguage(state: DeskState, language: Language): DeskState {
  const translate = <Words>(schema: { parse(value: unknown): Words }, file: string, words: Words): Words => {
    const translation = join('languages', language, file);
    return existsSync(join(content, translation)) ? schema.parse(read(translation)) : words;
  };
  const conversations = state.conversations.map(({ script, form, ...rest }) => ({
    ...rest,
    ...(script && { script: { ...script, script: translate(scriptSchema, `scripts/${script.script.scriptId}.yaml`, script.script) } }),
    ...(form && { form: { ...form, form: translate(formSchema, `forms/${form.form.formId}.yaml`, form.form) } }),
  }));
  return { ...state, conversations, configuration: { ...state.configuration, language } };
}
