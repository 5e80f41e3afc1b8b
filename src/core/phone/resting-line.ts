import type { LineState } from './line-state';

/** Taken out of the queues by unregistering, on purpose: the way to the PBX is there. */
export function isResting(line: LineState): line is { kind: 'off'; server: string } {
  return line.kind === 'off' && line.server !== undefined;
}

/** Whether calls can be made over it: registered, or at rest. */
export function isUp(line: LineState): boolean {
  return line.kind === 'registered' || isResting(line);
}
