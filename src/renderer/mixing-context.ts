/**
 * A graph that plays nowhere by itself: without a sink, so that no unplugged speaker can stop it. 48 kHz, as WebRTC works,
 * where nothing else is asked.
 */
export function createMixingContext(options: AudioContextOptions = {}): AudioContext {
  return new AudioContext({ sampleRate: 48_000, ...options, sinkId: { type: 'none' } } as AudioContextOptions);
}

/** The one track of what arrives at a destination. */
export function trackOf({ stream }: MediaStreamAudioDestinationNode): MediaStreamTrack {
  const [track] = stream.getAudioTracks();
  if (!track) throw new Error('An audio destination has no track');
  return track;
}
