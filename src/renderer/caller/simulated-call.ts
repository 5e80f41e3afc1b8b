import type { CallerCommand } from '../../contract/ipc/caller';
import { Lifetime } from '../lifetime';
import { trackOf } from '../mixing-context';
import { Connection } from './connection';
import { AgentEar } from './sound/agent-ear';
import { Background, type Noises } from './sound/background';
import { Mouth } from './sound/mouth';
import type { Recordings } from './sound/recordings';
import type { SpeechChange } from './sound/speech-detection';
import type { Studio } from './sound/studio';
import { createTelephoneBand } from './sound/telephone-band';

/** What all callers share. */
export interface CallersRoom {
  readonly studio: Studio;
  readonly recordings: Recordings;
  readonly noises: Noises;
  /** Where audio elements live. */
  readonly parent: HTMLElement;
}

/** What a call tells; nothing after its end. */
export interface SimulatedCallEvents {
  onConnected(): void;
  onLost(reason: string): void;
  onSaid(lineId: string, isWhole: boolean): void;
  onAgent(change: SpeechChange): void;
  /** Something to be put down in the log. */
  onFault(reason: string): void;
}

type Said<Type extends CallerCommand['type']> = Extract<CallerCommand, { type: Type }>;

/**
 * One simulated caller: a voice and its surroundings through the telephone band to the agent, and an ear for what the
 * agent says.
 *
 *   recordings -> mouth --+
 *   noise -> background --+-> band -> connection -> agent
 *   agent -> ear -> speech detection
 */
export class SimulatedCall {
  readonly connection: Connection;
  readonly #lifetime = new Lifetime();
  readonly #mouth: Mouth;
  readonly #background: Background;
  readonly #ear: AgentEar;

  constructor({ studio, recordings, noises, parent }: CallersRoom, events: SimulatedCallEvents) {
    const { context } = studio;
    const lifetime = this.#lifetime;
    const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    const track = trackOf(destination);
    const band = createTelephoneBand(context, destination);
    this.#mouth = new Mouth({
      context,
      output: band.input,
      load: (file) => recordings.load(file, context),
      onSaid: (lineId, isWhole) => events.onSaid(lineId, isWhole),
      onFault: (reason) => {
        if (!lifetime.isEnded) events.onFault(reason);
      },
    });
    this.#background = new Background(context, band.input, noises);
    this.#ear = new AgentEar(context, parent);
    this.connection = new Connection(track, {
      onStream: (stream) => this.#ear.hear(stream),
      onConnected: () => {
        lifetime.add(studio.enter());
        this.#ear.listen((change) => events.onAgent(change));
        events.onConnected();
      },
      onLost: (reason) => events.onLost(reason),
    });
    lifetime.add(() => track.stop());
    lifetime.add(() => band.disconnect());
    lifetime.add(() => this.#background.stop());
    lifetime.add(() => this.#mouth.end());
    lifetime.add(() => this.#ear.end());
    lifetime.add(() => this.connection.end());
  }

  say({ lineId, file, gain }: Said<'say'>): void {
    this.#mouth.say(lineId, file, gain);
  }

  hush(): void {
    this.#mouth.hush();
  }

  background({ noise, gain }: Said<'background'>): void {
    this.#background.play(noise, gain);
  }

  end(): void {
    this.#lifetime.end();
  }
}
