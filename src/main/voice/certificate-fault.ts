import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { LineProblem } from '../../core/phone/line-state';

/** What a person can act on when the system does not trust a server's certificate. */
export type CertificateFault = Extract<LineProblem, `certificate${string}`>;

/**
 * Why the certificate (PEM) of `host` is refused, the plainest reason first: its time (RFC 5280, 4.1.2.5), its names
 * (RFC 6125), or that nobody known has signed it. The system names one reason only, and for one of the PBX's own making
 * that is always the last. `now` in ms since 1970.
 */
export function certificateFault(pem: string, host: string, now: number): CertificateFault {
  const certificate = new X509Certificate(pem);
  if (now < Date.parse(certificate.validFrom) || now > Date.parse(certificate.validTo)) return 'certificate-expired';
  const address = host.replace(/^\[|\]$/g, '');
  const isNamed = isIP(address) ? certificate.checkIP(address) : certificate.checkHost(address);
  return isNamed === undefined ? 'certificate-wrong-host' : 'certificate';
}
