/** A caller who waits for an agent. */
export interface Waiting {
  readonly callId: string;
  readonly queueId: string;
}

export interface QueuesPort {
  readonly queues: readonly { readonly queueId: string; readonly ringTimeoutS: number }[];
  readonly agents: readonly string[];
  /** Registered, and not in a call of any kind. */
  isFree(user: string): boolean;
  /** Rings this agent for this caller; what comes of it is told by `answered`, `notTaken` or `left`. */
  ring(waiting: Waiting, user: string, ringTimeoutMs: number): void;
  /** An agent was paused or is in rotation again at this queue. */
  onPause(queueId: string, user: string): void;
}

/**
 * The queues of the practice centre. Callers are served in the order they came; each rings one agent who is free and not
 * paused. Who lets it ring out is paused at that queue, as call centres set their PBXs up (autopause).
 */
export class Queues {
  readonly #port: QueuesPort;
  readonly #paused = new Set<string>();
  readonly #waiting: Waiting[] = [];
  /** Whose phone rings for a caller. */
  readonly #ringing = new Map<string, string>();
  /** Who has not taken this caller, and is not rung for it again until ready anew. */
  readonly #refused = new Set<string>();

  constructor(port: QueuesPort) {
    this.#port = port;
  }

  has(queueId: string): boolean {
    return this.#port.queues.some((queue) => queue.queueId === queueId);
  }

  isPaused(queueId: string, user: string): boolean {
    return this.#paused.has(keyOf(queueId, user));
  }

  /** At every queue, as the agent asks for. */
  setPaused(user: string, isPaused: boolean): void {
    for (const { queueId } of this.#port.queues) this.#setPaused(queueId, user, isPaused);
    if (!isPaused) for (const key of this.#refused) if (key.endsWith(` ${user}`)) this.#refused.delete(key);
    this.serve();
  }

  enter(waiting: Waiting): void {
    this.#waiting.push(waiting);
    this.serve();
  }

  /** The caller has hung up, was answered, or is with somebody else. */
  leave(callId: string): void {
    const index = this.#waiting.findIndex((waiting) => waiting.callId === callId);
    if (index >= 0) this.#waiting.splice(index, 1);
    this.#ringing.delete(callId);
    for (const key of this.#refused) if (key.startsWith(`${callId} `)) this.#refused.delete(key);
    this.serve();
  }

  /** The agent let it ring out, or refused: the caller waits on, at the same place. */
  notTaken(callId: string, user: string, why: 'no-answer' | 'rejected'): void {
    this.#ringing.delete(callId);
    this.#refused.add(keyOf(callId, user));
    const waiting = this.#waiting.find((one) => one.callId === callId);
    if (waiting && why === 'no-answer') this.#setPaused(waiting.queueId, user, true);
    this.serve();
  }

  /** Nobody waits any more. */
  close(): void {
    this.#waiting.length = 0;
  }

  /** Rings whoever can be rung; called whenever somebody may have become free. */
  serve(): void {
    for (const waiting of this.#waiting.slice()) {
      if (this.#ringing.has(waiting.callId)) continue;
      const user = this.#port.agents.find((agent) => this.#canTake(waiting, agent));
      const queue = this.#port.queues.find(({ queueId }) => queueId === waiting.queueId);
      if (user === undefined || !queue) continue;
      this.#ringing.set(waiting.callId, user);
      this.#port.ring(waiting, user, queue.ringTimeoutS * 1000);
    }
  }

  #canTake({ callId, queueId }: Waiting, user: string): boolean {
    return !this.isPaused(queueId, user) && !this.#refused.has(keyOf(callId, user)) && this.#port.isFree(user);
  }

  #setPaused(queueId: string, user: string, isPaused: boolean): void {
    const key = keyOf(queueId, user);
    if (this.#paused.has(key) === isPaused) return;
    if (isPaused) this.#paused.add(key);
    else this.#paused.delete(key);
    this.#port.onPause(queueId, user);
  }
}

function keyOf(one: string, other: string): string {
  return `${one} ${other}`;
}
