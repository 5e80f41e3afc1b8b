/** Whether a session description offers sound: a media line for audio whose port is not 0 (RFC 3264, 5.1). */
export function offersAudio(sdp: string): boolean {
  return /^m=audio (?!0[ /])\d/m.test(sdp);
}
