import type { FormValues } from '../../../core/forms/form';
import type { Result } from '../../../core/result';

/** Why a draft could not be written; `finished` when the form has been finished meanwhile. */
export type DraftProblem = 'disk-full' | 'read-only' | 'failed' | 'finished';

/** How far a draft has got: `savedAt` (wall clock, ms) is when the last batch reached the disk. */
export interface DraftView {
  readonly values: FormValues;
  readonly status: 'clean' | 'typing' | 'saved' | 'not-saved';
  readonly savedAt: number | undefined;
  readonly problem: DraftProblem | undefined;
}

export interface DraftOptions {
  readonly values: FormValues;
  readonly savedAt?: number | undefined;
  /** Answers when the values are on disk. */
  save(values: FormValues): Promise<Result<{ savedAt: number }, DraftProblem>>;
  /** Longest wait of a key press for its batch, ms. */
  batchMs?: number;
  /** Wait before a failed batch is tried again, ms. */
  retryMs?: number;
}

/** One form's values, or a note's, while they are typed, on their way to the disk. */
export interface Draft {
  view(): DraftView;
  subscribe(listener: () => void): () => void;
  /** The agent changed something. Fields in `touched` are the agent's from now on. */
  change(values: FormValues, touched: readonly string[]): void;
  /** Values that main holds, e.g. written by a script's answer: taken for fields that the agent has not touched. */
  merge(values: FormValues): void;
  /** Sends what is not sent yet, without waiting for the batch. */
  flush(): Promise<void>;
  /** Sends what is not sent yet and stops; nothing is saved after it. */
  close(): void;
}

/** Makes a draft that sends its values in batches and never lets a late answer undo what was typed since. */
export function createDraft({ values: initial, savedAt, save, batchMs = 200, retryMs = 2000 }: DraftOptions): Draft {
  const touched = new Set<string>();
  const listeners = new Set<() => void>();
  let view: DraftView = { values: initial, status: 'clean', savedAt, problem: undefined };
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts changes; a batch carries the count it was sent with. */
  let changes = 0;
  let sent = 0;
  let isClosed = false;

  function show(change: Partial<DraftView>) {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  }

  function sendIn(delayMs: number) {
    if (!isClosed) timer ??= setTimeout(() => void flush(), delayMs);
  }

  async function flush() {
    clearTimeout(timer);
    timer = undefined;
    if (sent === changes) return;
    const batch = changes;
    sent = batch;
    const outcome = await save(view.values).catch(() => ({ ok: false, problem: 'failed' }) as const);
    if (outcome.ok) {
      show({ savedAt: outcome.value.savedAt, problem: undefined, status: batch === changes ? 'saved' : 'typing' });
      return;
    }
    show({ problem: outcome.problem, status: 'not-saved' });
    if (outcome.problem === 'finished') return;
    // what failed is sent again, unless a newer batch carries it already
    if (sent === batch) {
      sent = -1;
      sendIn(retryMs);
    }
  }

  function changed(values: FormValues, status: DraftView['status']) {
    changes += 1;
    show({ values, status });
    sendIn(batchMs);
  }

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(values, fields) {
      for (const field of fields) touched.add(field);
      changed(values, view.problem ? 'not-saved' : 'typing');
    },
    merge(values) {
      const news = Object.entries(values).filter(([field, value]) => !isSame(value, view.values[field]));
      const taken = news.filter(([field]) => !touched.has(field));
      if (taken.length > 0) show({ values: { ...view.values, ...Object.fromEntries(taken) } });
      // main holds something else for a field that the agent has typed into: ours goes there
      if (taken.length < news.length && sent === changes) changed(view.values, 'typing');
    },
    flush,
    close() {
      void flush();
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return Object.is(one, other) || JSON.stringify(one) === JSON.stringify(other);
}
