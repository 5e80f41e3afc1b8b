import { createMixingContext } from '../../mixing-context';

/** A packet's worth at a time, s: less wakes the processor more often, more would come in bursts. */
const latencyHint = 0.02;

/** Telephone sound has nothing above 3.4 kHz, and this rate costs a third of the usual one. */
const sampleRate = 16_000;

/**
 * The one audio context of all callers. It works only while somebody is in: between calls, and while callers wait in a
 * queue, it is suspended and costs nothing.
 */
export class Studio {
  #context: AudioContext | undefined;
  #visitors = 0;

  get context(): AudioContext {
    if (!this.#context) {
      // callers are heard by way of the agent's phone alone
      this.#context = createMixingContext({ sampleRate, latencyHint });
      this.#update();
    }
    return this.#context;
  }

  /** The answer is to be called once, when the visitor leaves. */
  enter(): () => void {
    this.#visitors += 1;
    this.#update();
    return () => {
      this.#visitors -= 1;
      this.#update();
    };
  }

  #update(): void {
    const done = this.#visitors > 0 ? this.#context?.resume() : this.#context?.suspend();
    done?.catch(() => {}); // the page is going
  }
}
