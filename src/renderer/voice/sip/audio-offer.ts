/** Kinds of sound that Chromium speaks (RFC 7874, and G.722), by their names in `a=rtpmap`. */
const spoken = new Set(['opus', 'pcmu', 'pcma', 'g722']);
/** Payload types that need no `a=rtpmap` (RFC 3551, 6). */
const fixedTypes: Readonly<Record<string, string>> = { 0: 'pcmu', 8: 'pcma', 9: 'g722' };

/**
 * Whether an offer has sound that can be spoken here. One without is refused (RFC 3261, 14.2), for Chromium would take it
 * and leave a call in which nothing is heard.
 */
export function offersAudio(sdp: string): boolean {
  return sdp.split(/^(?=m=)/m).some((media) => {
    const types = /^m=audio [1-9]\d*(?:\/\d+)? \S+ (.*)$/m.exec(media)?.[1]?.trim().split(/\s+/) ?? [];
    const names = new Map([...media.matchAll(/^a=rtpmap:(\d+) ([^/\s]+)/gm)].map(([, type, name]) => [type, name?.toLowerCase()]));
    return types.some((type) => spoken.has(names.get(type) ?? fixedTypes[type] ?? ''));
  });
}
