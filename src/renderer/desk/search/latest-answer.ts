/** Asks after a short quiet and hands on only the answer to the newest question. */
export interface LatestAnswer {
  ask(query: string): void;
  /** Forgets the question under way. */
  stop(): void;
}

/** Waits `quietMs` after each key; answers that come back late, in whatever order, are dropped, and so are failures. */
export function createLatestAnswer<Answer>(
  request: (query: string) => Promise<Answer>,
  show: (answer: Answer, query: string) => void,
  quietMs = 50,
): LatestAnswer {
  let newest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function send(query: string, turn: number) {
    const answer = await request(query).catch(() => undefined);
    if (turn === newest && answer !== undefined) show(answer, query);
  }

  return {
    ask(query) {
      newest += 1;
      const turn = newest;
      clearTimeout(timer);
      timer = setTimeout(() => void send(query, turn), quietMs);
    },
    stop() {
      newest += 1;
      clearTimeout(timer);
    },
  };
}
