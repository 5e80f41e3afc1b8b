import { systemReasons } from '../../core/agent/agent-effect';
import type { PhoneEvent } from '../../core/phone/phone-event';
import { proofLastsMs } from '../../core/readiness/proof';
import { judgeReadiness, type Readiness, type Seen } from '../../core/readiness/readiness';
import { failedPart, type ReadinessPart, readinessParts } from '../../core/readiness/readiness-part';
import type { DeskStateStore } from './desk-state-store';
import type { Notices } from './notices';
import type { SessionClock } from './session-clock';

/** Keeps the proofs that callers can reach this agent and be heard, and takes the agent out of rotation without them. */
export interface ReadinessControl {
  handle(event: PhoneEvent): void;
  /** The voice process is gone: what it saw proves nothing. */
  forget(): void;
  dispose(): void;
}

export interface ReadinessPort {
  readonly store: DeskStateStore;
  readonly notices: Notices;
  readonly clock: SessionClock;
  /** Reason for being out of rotation; undefined when there is none (any more). */
  onHindrance(reasonId: string | undefined): void;
}

interface Stamp {
  readonly at: number;
  readonly monotonicMs: number;
  readonly roundTripMs?: number;
}

/** How often the desk is told of proofs that change nothing but their age. */
const renewedEveryMs = 10_000;

/** Nothing is proven yet, and nothing is known to be wrong. */
export const unproven: Readiness = {
  socket: { state: 'open' },
  server: { state: 'open' },
  registration: { state: 'open' },
  microphone: { state: 'open' },
};

export function createReadinessControl({ store, notices, clock, onHindrance }: ReadinessPort): ReadinessControl {
  let registered: Stamp | undefined;
  let answered: Stamp | undefined;
  let sampled: Stamp | undefined;
  let isMicrophoneStill = false;
  let hindrance: Hindrance | undefined;
  let shownAt = Number.NEGATIVE_INFINITY;
  let cancelLook = (): void => undefined;

  const stamp = (at: number): Stamp => ({ at, monotonicMs: clock.monotonic() });
  const seen = (proof: Stamp | undefined): (Stamp & Seen) | undefined =>
    proof && { ...proof, ageMs: clock.monotonic() - proof.monotonicMs };

  function judge(): void {
    const { line, microphone } = store.state();
    const readiness = judgeReadiness({
      line,
      microphone,
      registered: seen(registered),
      answered: seen(answered),
      sampled: seen(sampled),
      isMicrophoneStill,
    });
    show(readiness);
    // a line that is down has its own reason, notice and way back, and so has a microphone that cannot be had
    hinder(line.kind === 'registered' ? hindranceOf(failedPart(readiness), microphone === 'open') : undefined);
    cancelLook();
    cancelLook = line.kind === 'registered' && hindrance === undefined ? clock.after(proofLastsMs + 1, judge) : () => undefined;
  }

  /** What only says once more what is shown waits for its turn: each change has the desk draw a frame. */
  function show(readiness: Readiness): void {
    const shown = store.state().readiness;
    const isNews = readinessParts.some((part) => readiness[part].state !== shown[part].state);
    if (!isNews && clock.monotonic() - shownAt < renewedEveryMs) return;
    shownAt = clock.monotonic();
    store.change({ readiness });
  }

  function hinder(next: Hindrance | undefined): void {
    if (next?.reasonId === hindrance?.reasonId) return;
    if (hindrance) notices.remove(hindrance.reasonId);
    hindrance = next;
    if (next) notices.add({ kind: next.reasonId, severity: 'error' });
    onHindrance(next?.reasonId);
  }

  return {
    handle(event) {
      if (event.type === 'line') {
        // the 200 to a REGISTER is an answer as good as one to OPTIONS
        if (event.line.kind === 'registered') registered = answered = stamp(event.line.since);
      } else if (event.type === 'microphone') {
        sampled = undefined;
        isMicrophoneStill = false;
      } else if (event.type === 'proof') {
        const { proof } = event;
        if (proof.of === 'server') answered = { ...stamp(proof.at), roundTripMs: proof.roundTripMs };
        else {
          isMicrophoneStill = !proof.isDelivering;
          if (proof.isDelivering) sampled = stamp(proof.at);
        }
      } else return;
      judge();
    },
    forget() {
      answered = sampled = undefined;
      isMicrophoneStill = false;
      judge();
    },
    dispose: () => cancelLook(),
  };
}

interface Hindrance {
  readonly reasonId: typeof systemReasons.serverSilent | typeof systemReasons.microphoneSilent;
}

function hindranceOf(part: ReadinessPart | undefined, isMicrophoneOpen: boolean): Hindrance | undefined {
  if (part === 'server') return { reasonId: systemReasons.serverSilent };
  return part === 'microphone' && isMicrophoneOpen ? { reasonId: systemReasons.microphoneSilent } : undefined;
}
