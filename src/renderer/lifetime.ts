const secondMs = 1000;

/** Ends one thing: removes a listener, clears a timer, stops a stream. Harmless when repeated. */
export type Dispose = () => void;

/**
 * Everything that must not outlive its owner: listeners, timers and streams are put in as they are made, and `end`
 * disposes of what is left. What is put into an ended lifetime is disposed of at once, so a late callback leaks nothing.
 */
export class Lifetime {
  readonly #parts = new Set<Dispose>();
  #isEnded = false;

  /** How many things are still alive; 0 after `end`. */
  get size(): number {
    return this.#parts.size;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Keeps the disposal; the answer disposes early. */
  add(dispose: Dispose): Dispose {
    if (this.#isEnded) {
      dispose();
      return () => {};
    }
    const part = (): void => {
      if (this.#parts.delete(part)) dispose();
    };
    this.#parts.add(part);
    return part;
  }

  listen(target: EventTarget, type: string, listener: (event: Event) => void): Dispose {
    target.addEventListener(type, listener);
    return this.add(() => target.removeEventListener(type, listener));
  }

  after(delayMs: number, action: () => void): Dispose {
    const timer = setTimeout(() => {
      part();
      action();
    }, delayMs);
    const part = this.add(() => clearTimeout(timer));
    return part;
  }

  /** Over early when this ends. */
  pause(durationMs: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.add(resolve);
      this.after(durationMs, stop);
    });
  }

  /** Full seconds of all that use it begin together: the processor wakes once for what is due in the same second. */
  every(periodMs: number, action: () => void): Dispose {
    let interval: ReturnType<typeof setInterval> | undefined;
    const timer = setTimeout(
      () => {
        interval = setInterval(action, periodMs);
        action();
      },
      periodMs - (periodMs % secondMs === 0 ? performance.now() % secondMs : 0),
    );
    return this.add(() => {
      clearTimeout(timer);
      clearInterval(interval);
    });
  }

  end(): void {
    this.#isEnded = true;
    for (const part of [...this.#parts].reverse()) part();
  }
}
