/** Puts more than the agent's voice into what a call sends. It takes a track and gives a track. */
export interface VoiceMix {
  /** What is to be sent while this is the voice. The voice stays the call's, which mutes and stops it. */
  feed(voice: MediaStreamTrack): MediaStreamTrack;
}
