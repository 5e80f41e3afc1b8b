import { checkForm, type FormDefinitionProblem } from '../../core/forms/check-form';
import { type Form, formSchema } from '../../core/forms/form';
import { failure, type Result, success, unreachable } from '../../core/result';
import type { Fault } from './content-problem';
import { parseWithSchema } from './parse-with-schema';
import type { DataPath, SourceText } from './source-text';

/** A file's form, or everything that keeps it from being used. */
export function readForm(source: SourceText): Result<{ content: Form; remarks: readonly Fault[] }, readonly Fault[]> {
  const parsed = parseWithSchema(source, formSchema);
  if (!parsed.ok) return parsed;
  const checked = checkForm(parsed.value);
  if (checked.ok) return success({ content: parsed.value, remarks: [] });
  return failure(checked.problem.map((problem) => ({ line: source.lineOf(placeOf(problem, source.data)), reason: describe(problem) })));
}

function describe(problem: FormDefinitionProblem): string {
  switch (problem.kind) {
    case 'no-fields':
      return 'it has no fields';
    case 'bad-name':
      return `"${problem.field}" is no name for a field: a letter, then letters, digits and _`;
    case 'unsupported-keyword':
      return `${'field' in problem ? `field "${problem.field}"` : 'the schema'} uses "${problem.keyword}", which forms here do not have`;
    case 'incomplete-condition':
      return 'a condition needs an "if" that names fields, and a "then" or "else"';
    case 'condition-on-empty':
      return `a condition on "${problem.field}" must list it under "required" too, or it holds while the field is empty`;
    case 'unknown-field':
      return `"${problem.where}" names field "${problem.field}", which is not there`;
    case 'missing-title':
      return `field "${problem.field}" has no title`;
    case 'unsupported-type':
      return `field "${problem.field}" is of a kind that forms here do not have`;
    case 'bad-choices':
      return `field "${problem.field}" needs different choices, by "enum", or by "oneOf" with "const" and "title"`;
    case 'bad-pattern':
      return `the pattern of field "${problem.field}" is no regular expression`;
    case 'unbounded-pattern':
      return `the pattern of field "${problem.field}" could take for ever: look-ahead, look-behind, back-references and large nested counts are not taken`;
    case 'contradictory-limits':
      return `the limits of field "${problem.field}" exclude every value`;
    case 'bad-default':
      return `the default of field "${problem.field}" is not one of its values`;
    case 'bad-pause':
      return `"x-pause-recording" of field "${problem.field}" must be true or false`;
    default:
      return unreachable(problem);
  }
}

function placeOf(problem: FormDefinitionProblem, data: unknown): DataPath {
  if (problem.kind === 'unknown-field' && problem.where === 'history') return ['history'];
  if (problem.kind === 'unknown-field' && problem.where === 'ui') return ['ui'];
  const key = 'field' in problem ? problem.field : problem.kind === 'unsupported-keyword' ? problem.keyword : undefined;
  if (problem.kind === 'incomplete-condition' || key === undefined) return ['schema'];
  return findKey(data, key, []) ?? ['schema'];
}

/** Where a key, or a list's entry of that name, stands first; breadth does not matter, for names are unique enough. */
function findKey(data: unknown, key: string, path: DataPath): DataPath | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const isList = Array.isArray(data);
  for (const [name, value] of Object.entries(data)) {
    const here = [...path, isList ? Number(name) : name];
    if (isList ? value === key : name === key) return here;
    const below = findKey(value, key, here);
    if (below) return below;
  }
  return undefined;
}
