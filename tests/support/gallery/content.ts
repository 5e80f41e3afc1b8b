import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Conversation } from '../../../src/contract/ipc/desk-state';
import { formSchema } from '../../../src/core/forms/form';
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
