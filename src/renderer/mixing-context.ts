/** A graph that plays nowhere by itself: without a sink, so that no unplugged speaker can stop it. 48 kHz, as WebRTC works. */
export function createMixingContext(): AudioContext {
  return new AudioContext({ sampleRate: 48_000, sinkId: { type: 'none' } } as AudioContextOptions);
}

/** The one track of what arrives at a destination. */
export function trackOf({ stream }: MediaStreamAudioDestinationNode): MediaStreamTrack {
  const [track] = stream.getAudioTracks();
  if (!track) throw new Error('An audio destination has no track');
  return track;
}
