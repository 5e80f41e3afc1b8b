/** The hint that tells whether a queue has paused an agent, by the name that a configuration has for it by default. */
export function pauseHint(queueId: string, user: string): string {
  return `${queueId}-pause-${user}`;
}

/** Whose pause at which queue a hint tells of; undefined for a hint of another kind. */
export function readPauseHint(target: string): { readonly queueId: string; readonly user: string } | undefined {
  const [, queueId, user] = /^(.+)-pause-(.+)$/.exec(target) ?? [];
  return queueId === undefined || user === undefined ? undefined : { queueId, user };
}
