import { type ImportReply, type ImportRequest, importReplySchema } from './import-message';

/** How long cancelled work may take to stop by itself, ms. */
const cancelGraceMs = 1000;

/** The process that does the work, as main needs it; `startImportProcess` starts a real one. */
export interface ImportWorker {
  post(request: ImportRequest): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
}

interface Job {
  onReply(reply: ImportReply): void;
  /** Its process has ended by itself or was killed, before `end`. */
  onLost(): void;
  /** Its process is no more, whyever. */
  onGone?(): void;
}

/** Work in a process of its own, one at a time. */
export interface ImportJobs {
  readonly isBusy: () => boolean;
  readonly isCancelled: () => boolean;
  begin(request: ImportRequest, job: Job): void;
  /** The work is done; its process ends. */
  end(): void;
  /** Asks the work to stop, and ends its process when it does not. */
  cancel(): void;
  dispose(): void;
}

export function createImportJobs(startWorker: () => ImportWorker): ImportJobs {
  let running: { readonly worker: ImportWorker; isCancelled: boolean; graceTimer?: NodeJS.Timeout } | undefined;

  function end(): void {
    const worker = running?.worker;
    clearTimeout(running?.graceTimer);
    running = undefined;
    worker?.kill();
  }

  return {
    isBusy: () => running !== undefined,
    isCancelled: () => running?.isCancelled ?? false,
    begin(request, job) {
      const worker = startWorker();
      running = { worker, isCancelled: false };
      worker.onMessage((message) => {
        const reply = importReplySchema.safeParse(message);
        if (reply.success && running?.worker === worker) job.onReply(reply.data);
      });
      worker.onExit(() => {
        if (running?.worker === worker) job.onLost();
        job.onGone?.();
      });
      worker.post(request);
    },
    end,
    cancel() {
      if (!running || running.isCancelled) return;
      const { worker } = running;
      running.isCancelled = true;
      running.graceTimer = setTimeout(() => worker.kill(), cancelGraceMs);
      worker.post({ kind: 'cancel' });
    },
    dispose: end,
  };
}
