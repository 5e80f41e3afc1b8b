import { createMixingContext, trackOf } from '../../mixing-context';

let context: AudioContext | undefined;

/** A track that is alive and silent, for a call whose microphone is gone. */
export function createSilentTrack(): MediaStreamTrack {
  context ??= createMixingContext();
  return trackOf(context.createMediaStreamDestination());
}
