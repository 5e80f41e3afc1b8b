/** That somebody began to speak, or stopped a while ago; times are those given with the levels, ms. */
export type SpeechChange =
  | { readonly type: 'speaks'; readonly at: number }
  /** `spokenMs` leaves longer pauses out; `levelDb` is the RMS while speaking, dBFS. */
  | { readonly type: 'pauses'; readonly spokenMs: number; readonly levelDb: number; readonly at: number };

/** Shorter than this it is a cough, a click or a chair. */
const shortestSpeechMs = 150;
/** People stop for this long within a sentence only when they think. */
const shortestPauseMs = 700;
/** A closed mouth within a word, and the gap between two words. */
const longestGapMs = 200;
/** A level stands for no longer than this, however late the next one is. */
const longestStepMs = 100;

/** Speech is this much above the room; once it is on, it may be a little softer. */
const aboveRoomDb = 10;
const hysteresisDb = 3;
/** What is softer is no speech in any room. */
const softestSpeechDb = -52;
/** A muted microphone, which says nothing of the room. */
const mutedDb = -85;
/** The room at its loudest, before it is known: an office with people in it. */
const loudRoomDb = -52;
/** In this time even a fast talker lets the room through once. */
const roomWindowMs = 2500;

/**
 * Decides from levels alone when somebody speaks and pauses. The room is the softest level of the last seconds, for
 * speech has gaps and noise has none: so a fan that is switched on is speech for that long and not longer.
 */
export class SpeechDetection {
  readonly #room: { readonly levelDb: number; readonly at: number }[] = [];
  #heardAt: number | undefined;
  #isSpeaking = false;
  /** The first and the last loud moment of what may be speech. */
  #beganAt: number | undefined;
  #lastLoudAt = 0;
  #spokenMs = 0;
  #loudMs = 0;
  #energy = 0;

  /** Takes a level (RMS, dBFS) that was heard until `at`. About every 50 ms is often enough. */
  hear(levelDb: number, at: number): SpeechChange | undefined {
    const stepMs = Math.min(longestStepMs, Math.max(0, at - (this.#heardAt ?? at)));
    this.#heardAt = at;
    const thresholdDb = Math.max(softestSpeechDb, this.#roomDb(at) + aboveRoomDb) - (this.#isSpeaking ? hysteresisDb : 0);
    if (levelDb > mutedDb) this.#room.push({ levelDb, at });
    return levelDb >= thresholdDb ? this.#hearLoud(levelDb, at, stepMs) : this.#hearSoft(at);
  }

  #hearLoud(levelDb: number, at: number, stepMs: number): SpeechChange | undefined {
    const gapMs = this.#beganAt === undefined ? Number.POSITIVE_INFINITY : at - stepMs - this.#lastLoudAt;
    if (!this.#isSpeaking && gapMs > longestGapMs) this.#begin(at - stepMs);
    else if (gapMs <= longestGapMs) this.#spokenMs += gapMs;
    this.#spokenMs += stepMs;
    this.#loudMs += stepMs;
    this.#energy += 10 ** (levelDb / 10) * stepMs;
    this.#lastLoudAt = at;
    if (this.#isSpeaking || this.#loudMs < shortestSpeechMs) return undefined;
    this.#isSpeaking = true;
    return { type: 'speaks', at: this.#beganAt ?? at };
  }

  #hearSoft(at: number): SpeechChange | undefined {
    if (!this.#isSpeaking || at - this.#lastLoudAt < shortestPauseMs) return undefined;
    this.#isSpeaking = false;
    this.#beganAt = undefined;
    return { type: 'pauses', spokenMs: this.#spokenMs, levelDb: 10 * Math.log10(this.#energy / this.#loudMs), at: this.#lastLoudAt };
  }

  #begin(at: number): void {
    this.#beganAt = at;
    this.#spokenMs = 0;
    this.#loudMs = 0;
    this.#energy = 0;
  }

  #roomDb(at: number): number {
    const since = at - roomWindowMs;
    while (this.#room[0] && this.#room[0].at < since) this.#room.shift();
    const [first] = this.#room;
    const softest = this.#room.reduce((soft, { levelDb }) => Math.min(soft, levelDb), 0);
    return first && first.at <= since + longestStepMs ? softest : Math.min(softest, loudRoomDb);
  }
}
