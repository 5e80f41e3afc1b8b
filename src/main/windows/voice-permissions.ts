import { createHash } from 'node:crypto';
import type { Session } from 'electron';
import { windowSession } from './create-window';
import { isOwnPage } from './trusted-page';

/** The voice page may use the microphone and choose loudspeakers; no window may do anything else. */
export function setPermissions(): void {
  for (const name of ['desk', 'popup'] as const) {
    const session = windowSession(name);
    session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
    session.setPermissionCheckHandler(() => false);
  }
  const allowed = new Set(['media', 'speaker-selection']);
  const session = windowSession('voice');
  session.setPermissionRequestHandler((contents, permission, decide) => {
    decide(allowed.has(permission) && isOwnPage(contents.getURL(), 'voice'));
  });
  session.setPermissionCheckHandler((contents, permission) => allowed.has(permission) && isOwnPage(contents?.getURL() ?? '', 'voice'));
}

/** SHA-256 over the certificate's DER, as hex without colons. */
function fingerprintOf(pem: string): string {
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  return createHash('sha256').update(der).digest('hex');
}

const verifiedByChromium = -3;
const accepted = 0;
const refused = -2;

/**
 * Certificates of the PBX: what the system trusts, and what policy pins by its fingerprint. Anything else is refused,
 * and `onRefused` hears of it, because the page itself only learns that the socket closed.
 */
export function setCertificatePins(
  pins: readonly string[],
  onRefused: (host: string) => void,
  session: Session = windowSession('voice'),
): void {
  const pinned = new Set(pins.map((pin) => pin.replaceAll(':', '').toLowerCase()));
  session.setCertificateVerifyProc((request, decide) => {
    if (request.errorCode === 0) decide(verifiedByChromium);
    else if (pinned.has(fingerprintOf(request.certificate.data))) decide(accepted);
    else {
      onRefused(request.hostname);
      decide(refused);
    }
  });
}
