import { type Script, scriptSchema } from '../../../core/scripts/script';

/** A question whose one answer fills in the form's topic, and an end. */
export function faultScript(scriptId: string): Script {
  return scriptSchema.parse({
    scriptId,
    title: 'Fault',
    start: 'lights',
    steps: [
      {
        stepId: 'lights',
        title: 'Lights',
        say: 'Which lights are on?',
        answers: [{ answerId: 'red', label: 'Red', next: 'end', fills: { topic: 'line' } }],
      },
      { stepId: 'end', title: 'End', say: 'Thank you.', answers: [] },
    ],
  });
}
