/** The hint that tells whether a queue has paused an agent, by the name that Asterisk gives it. */
export function pauseHint(queueId: string, user: string): string {
  return `Queue:${queueId}_pause_PJSIP/${user}`;
}

/** Whose pause at which queue a hint tells of; undefined for a hint of another kind. */
export function readPauseHint(target: string): { readonly queueId: string; readonly user: string } | undefined {
  const [, queueId, user] = /^Queue:(.+)_pause_PJSIP\/(.+)$/.exec(target) ?? [];
  return queueId === undefined || user === undefined ? undefined : { queueId, user };
}
