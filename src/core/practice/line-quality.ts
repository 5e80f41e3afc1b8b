import type { Scenario } from './scenario';

/** What the caller's line does to the call: share of the caller's speech lost (0 to 1), delay both ways and its spread. */
export interface LineQuality {
  readonly loss: number;
  readonly delayMs: number;
  readonly jitterMs: number;
}

/** A mobile phone at the edge of its cell: still to be understood, and clearly worse. */
const poor: LineQuality = { loss: 0.06, delayMs: 160, jitterMs: 60 };

/** The line of a scenario in figures; undefined when nothing is wrong with it. */
export function lineQualityOf(line: Scenario['caller']['line']): LineQuality | undefined {
  if (line === 'good') return undefined;
  return line === 'poor' ? poor : line;
}
