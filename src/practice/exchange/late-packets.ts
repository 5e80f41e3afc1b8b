/** How long nothing may arrive before those that are due are looked for. */
const quietMs = 20;

interface Packet {
  readonly dueAt: number;
  readonly pass: () => void;
}

/**
 * Packets that arrive some time after they were sent. They are passed on when the next one comes in, and by a timer only
 * where none does: in a call that is every 10 ms, and to wake once for each packet instead of twice halves what a poor
 * line costs the computer.
 */
export class LatePackets {
  readonly #underWay: Packet[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** Takes a packet that is due in `delayMs`, and passes on all that are due now. */
  add(delayMs: number, pass: () => void): void {
    this.#underWay.push({ dueAt: performance.now() + delayMs, pass });
    this.#passDue();
    if (this.#timer) this.#timer.refresh();
    else this.#timer = setTimeout(() => this.#onQuiet(), quietMs);
  }

  /** What is under way arrives no more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#underWay.length = 0;
  }

  #onQuiet(): void {
    this.#passDue();
    if (this.#underWay.length > 0) this.#timer?.refresh();
  }

  #passDue(): void {
    const now = performance.now();
    const due = this.#underWay.filter(({ dueAt }) => dueAt <= now).sort((one, other) => one.dueAt - other.dueAt);
    if (due.length === 0) return;
    const later = this.#underWay.filter(({ dueAt }) => dueAt > now);
    this.#underWay.splice(0, this.#underWay.length, ...later);
    for (const { pass } of due) pass();
  }
}
