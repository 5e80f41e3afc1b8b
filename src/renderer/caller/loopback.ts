/**
 * A session description with those candidates alone that lead to this computer: practice must not put a packet on a
 * network. What is left out by name or address is found again by the checks themselves, when it is here (peer-reflexive,
 * RFC 8445, 7.3.1.3).
 */
export function keepLoopback(sdp: string): string {
  return sdp
    .split('\r\n')
    .filter((line) => !line.startsWith('a=candidate:') || isLoopback(line.split(' ')[4]))
    .join('\r\n');
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && (/^127(\.\d{1,3}){3}$/.test(address) || address === '::1');
}
