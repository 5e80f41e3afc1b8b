import { ConferenceMix } from './audio/conference-mix';
import type { CallLeg } from './sip/call-leg';

/** What the conference needs of a call. */
export type JoinedLeg = Pick<CallLeg, 'callId' | 'isTalking' | 'isOver' | 'isMuted' | 'isOnHold' | 'replaceTrack' | 'sendMix'>;

export interface ConferencePort {
  legOf(callId: string): JoinedLeg | undefined;
  /** What the far end says, as it is played; undefined while it sends nothing. */
  trackOf(callId: string): MediaStreamTrack | undefined;
  /** The agent's voice, by a track that whoever takes it stops. */
  takeTrack(): MediaStreamTrack;
  /** Whether this call's far end hears the other one now. */
  onTogether(callId: string, on: boolean): void;
}

type Joined = readonly [JoinedLeg, JoinedLeg];

interface Mixed {
  readonly made: ConferenceMix;
  readonly legs: Joined;
}

/**
 * Two calls whose far ends hear each other. The graph that mixes them is there from the moment both are answered until one
 * ends or they are split; who holds or mutes one meanwhile is heard less, and nothing is negotiated anew.
 */
export class Conference {
  readonly #port: ConferencePort;
  #wanted: readonly string[] = [];
  #mix: Mixed | undefined;
  /** Those whose far end hears the other, as it has been told. */
  #together: ReadonlySet<string> = new Set();

  constructor(port: ConferencePort) {
    this.#port = port;
  }

  /** The calls to be joined, or none. */
  set(callIds: readonly string[]): void {
    this.#wanted = callIds;
    this.follow();
  }

  /** Whether this call is sent the mix, and not the agent's voice alone. */
  mixes(callId: string): boolean {
    return this.#mix?.legs.some((leg) => leg.callId === callId) ?? false;
  }

  /** The agent's voice comes by another track now. */
  hear(makeTrack: () => MediaStreamTrack): void {
    this.#mix?.made.feed(makeTrack());
  }

  /** One of the calls may have been answered, held, muted, ended, or given another stream. */
  follow(): void {
    const legs = this.#answeredLegs();
    if (this.#mix && !isSame(this.#mix.legs, legs)) this.#dissolve(this.#mix);
    if (legs && !this.#mix) this.#begin(legs);
    this.#adjust();
    this.#tell();
  }

  end(): void {
    this.set([]);
  }

  #answeredLegs(): Joined | undefined {
    const [one, other] = this.#wanted.map((callId) => this.#port.legOf(callId)).filter((leg) => leg?.isTalking && !leg.isOver);
    return one && other && [one, other];
  }

  #begin(legs: Joined): void {
    const made = new ConferenceMix();
    made.feed(this.#port.takeTrack());
    this.#mix = { made, legs };
    this.#adjust();
    for (const place of [0, 1] as const) legs[place].sendMix(made.makeTrack(place));
  }

  #adjust(): void {
    if (!this.#mix) return;
    const { made, legs } = this.#mix;
    const isApart = legs.some(({ isOnHold }) => isOnHold);
    for (const place of [0, 1] as const) {
      const leg = legs[place];
      made.hear(place, this.#port.trackOf(leg.callId));
      made.setHearing(place, { agent: !leg.isMuted, other: !isApart });
    }
  }

  #tell(): void {
    const legs = this.#mix && !this.#mix.legs.some(({ isOnHold }) => isOnHold) ? this.#mix.legs : [];
    const now = new Set(legs.map(({ callId }) => callId));
    const before = this.#together;
    this.#together = now;
    for (const callId of before) if (!now.has(callId)) this.#port.onTogether(callId, false);
    for (const callId of now) if (!before.has(callId)) this.#port.onTogether(callId, true);
  }

  /** Each call that goes on is sent the agent's voice alone again. */
  #dissolve({ made, legs }: Mixed): void {
    this.#mix = undefined;
    for (const leg of legs) if (!leg.isOver) leg.replaceTrack(this.#port.takeTrack());
    made.end();
  }
}

function isSame(one: Joined, other: Joined | undefined): boolean {
  return one[0] === other?.[0] && one[1] === other[1];
}
