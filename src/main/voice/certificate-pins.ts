import { createHash } from 'node:crypto';
import { session } from 'electron';
import { type CertificateFault, certificateFault } from './certificate-fault';

/** SHA-256 over the certificate's DER, as hex without colons. */
function fingerprintOf(pem: string): string {
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  return createHash('sha256').update(der).digest('hex');
}

const verifiedByChromium = -3;
const accepted = 0;
const refused = -2;

/**
 * Certificates of the PBX, or of another server in a session of its own: what the system trusts, and what policy pins by its
 * fingerprint. Anything else is refused, and `onRefused` hears why, because the page itself only learns that the socket
 * closed.
 */
export function setCertificatePins(
  pins: readonly string[],
  onRefused: (fault: CertificateFault) => void,
  owner = session.defaultSession,
): void {
  const pinned = new Set(pins.map((pin) => pin.replaceAll(':', '').toLowerCase()));
  owner.setCertificateVerifyProc((request, decide) => {
    if (request.errorCode === 0) decide(verifiedByChromium);
    else if (pinned.has(fingerprintOf(request.certificate.data))) decide(accepted);
    else {
      onRefused(certificateFault(request.certificate.data, request.hostname, Date.now()));
      decide(refused);
    }
  });
}
