/** Where main serves the recordings, seen from this page. */
const speechFolder = '/speech/';

/** A caller's lines are few, and what was said before is said again only by the next caller of its kind. */
const mostKept = 12;

/** Recordings by their files, decoded. The last few are kept. */
export class Recordings {
  readonly #kept = new Map<string, Promise<AudioBuffer>>();

  /** Fails when there is no such recording, or it is none. */
  load(file: string, context: BaseAudioContext): Promise<AudioBuffer> {
    const recording = this.#kept.get(file) ?? this.#fetch(file, context);
    this.#kept.delete(file);
    this.#kept.set(file, recording); // the youngest is last
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= mostKept) break;
      this.#kept.delete(oldest);
    }
    return recording;
  }

  async #fetch(file: string, context: BaseAudioContext): Promise<AudioBuffer> {
    try {
      const answer = await fetch(speechFolder + file.split('/').map(encodeURIComponent).join('/'));
      if (!answer.ok) throw new Error(`There is no recording ${file}`);
      return await context.decodeAudioData(await answer.arrayBuffer());
    } catch (error) {
      this.#kept.delete(file); // it may be there the next time
      throw error;
    }
  }
}
