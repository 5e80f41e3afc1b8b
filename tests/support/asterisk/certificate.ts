import { execFile } from 'node:child_process';
import { randomBytes, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What may be wrong with a certificate besides that nobody but itself has signed it. */
export type CertificateFlaw = 'none' | 'expired' | 'wrong-host';

const dayMs = 24 * 60 * 60_000;
const openssl = (...words: readonly string[]) => promisify(execFile)('openssl', words);

/**
 * Makes `certificate.pem` and `key.pem` in `directory`, self-signed for 127.0.0.1; answers the certificate's SHA-256
 * fingerprint, hex with colons.
 */
export async function makeCertificate(directory: string, flaw: CertificateFlaw = 'none'): Promise<string> {
  const certificate = join(directory, 'certificate.pem');
  const key = join(directory, 'key.pem');
  const office = await mkdtemp(join(tmpdir(), 'firstline-certificate-'));
  const request = join(office, 'request.pem');
  const configuration = join(office, 'office.cnf');
  const [name, names] = flaw === 'wrong-host' ? ['elsewhere.example', 'DNS:elsewhere.example'] : ['127.0.0.1', 'IP:127.0.0.1'];
  await writeFile(join(office, 'index.txt'), '');
  await writeFile(join(office, 'serial'), randomBytes(8).toString('hex'));
  await writeFile(configuration, officeOf(office, names));
  await openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', key);
  await openssl('req', '-new', '-key', key, '-subj', `/CN=${name}`, '-out', request);
  const [from, to] = flaw === 'expired' ? [-60 * dayMs, -30 * dayMs] : [-dayMs, 2 * dayMs];
  const time = ['-startdate', timeIn(from), '-enddate', timeIn(to)];
  const signing = ['-selfsign', '-keyfile', key, '-batch', '-notext'];
  await openssl('ca', '-config', configuration, ...signing, ...time, '-in', request, '-out', certificate);
  await rm(office, { recursive: true, force: true });
  return new X509Certificate(await readFile(certificate)).fingerprint256;
}

/** `YYYYMMDDHHMMSSZ`, so long from now. */
function timeIn(ms: number): string {
  return `${new Date(Date.now() + ms).toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
}

/** What OpenSSL needs to sign with a time of our choice. */
function officeOf(folder: string, names: string | undefined): string {
  return [
    '[ca]',
    'default_ca = office',
    '[office]',
    `database = ${folder}/index.txt`,
    `serial = ${folder}/serial`,
    `new_certs_dir = ${folder}`,
    'default_md = sha256',
    'policy = named',
    'x509_extensions = server',
    '[named]',
    'commonName = supplied',
    '[server]',
    `subjectAltName = ${names}`,
  ].join('\n');
}
