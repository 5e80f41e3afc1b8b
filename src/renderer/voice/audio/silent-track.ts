let context: AudioContext | undefined;

/** A track that is alive and silent, for a call whose microphone is gone. */
export function createSilentTrack(): MediaStreamTrack {
  // no sink: it plays nowhere, and no unplugged speaker can stop it
  context ??= new AudioContext({ sampleRate: 48_000, sinkId: { type: 'none' } } as AudioContextOptions);
  const [track] = context.createMediaStreamDestination().stream.getAudioTracks();
  if (!track) throw new Error('An audio destination has no track');
  return track;
}
