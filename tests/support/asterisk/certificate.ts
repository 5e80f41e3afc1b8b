import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Makes a self-signed certificate for 127.0.0.1 in `directory`; answers its SHA-256 fingerprint, hex with colons. */
export async function makeCertificate(directory: string): Promise<string> {
  const certificate = join(directory, 'certificate.pem');
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', join(directory, 'key.pem')];
  await promisify(execFile)('openssl', ['req', '-x509', ...key, '-out', certificate, ...subject]);
  return new X509Certificate(await readFile(certificate)).fingerprint256;
}
