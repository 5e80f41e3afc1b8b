import type { Readiness } from './readiness';

/**
 * What has to be so for a caller to be heard by this agent, in the order in which one needs the other: the WebSocket
 * lives, the server answers on it, the account is registered there, the microphone gives sound.
 */
export const readinessParts = ['socket', 'server', 'registration', 'microphone'] as const satisfies readonly (keyof Readiness)[];
export type ReadinessPart = (typeof readinessParts)[number];

/** The first part that keeps callers from the agent; undefined when there is none. */
export function failedPart(readiness: Readiness): ReadinessPart | undefined {
  return readinessParts.find((part) => readiness[part].state === 'failed');
}
