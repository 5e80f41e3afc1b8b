import type { ScriptFills } from '../scripts/script-runner';
import type { Form, FormValues } from './form';
import { defineFields, withoutEmpty } from './form-fields';

/** Whether a form holds anything that neither its own defaults nor the script's answers have put there. */
export function hasOwnWords(form: Form, values: FormValues, fills: ScriptFills): boolean {
  const fields = defineFields(form);
  return Object.entries(withoutEmpty(values)).some(
    ([name, value]) => value !== fills[name] && JSON.stringify(value) !== JSON.stringify(fields.get(name)?.default),
  );
}
