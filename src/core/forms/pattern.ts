import { RE2JS } from 're2js';

/** Why a pattern cannot be used: it is none, or none that can be matched in a time that grows with the text alone. */
export type PatternProblem = 'bad-pattern' | 'unbounded-pattern';

const compiled = new Map<string, RE2JS>();
const compiledKept = 200;

/**
 * Looks over a form's `pattern` (ECMA-262, JSON Schema 2020-12 section 6.3.3). Of those, look-around and back-references are
 * refused: what remains is matched by RE2, which never goes back and so cannot be made to hang by a text.
 */
export function checkPattern(pattern: unknown): PatternProblem | undefined {
  if (typeof pattern !== 'string' || !isRegularExpression(pattern)) return 'bad-pattern';
  try {
    compile(pattern);
    return undefined;
  } catch {
    return 'unbounded-pattern';
  }
}

/** Whether the pattern is found in the text. Throws for a pattern that `checkPattern` refuses. */
export function matchesPattern(pattern: string, text: string): boolean {
  return compile(pattern).matcher(text).find();
}

function isRegularExpression(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

function compile(pattern: string): RE2JS {
  const known = compiled.get(pattern);
  if (known) return known;
  if (compiled.size >= compiledKept) compiled.clear();
  const made = RE2JS.compile(RE2JS.translateRegExp(pattern));
  compiled.set(pattern, made);
  return made;
}
