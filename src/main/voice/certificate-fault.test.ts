import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeCertificate } from '../../../tests/support/asterisk/certificate';
import { certificateFault } from './certificate-fault';

const dayMs = 24 * 60 * 60_000;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certificate-fault-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('says of a certificate first that its time is over, then whose it is, then that nobody knows its issuer', async () => {
  await makeCertificate(folder);
  const pem = await readFile(join(folder, 'certificate.pem'), 'utf8');
  const now = Date.now();
  expect(certificateFault(pem, '127.0.0.1', now)).toBe('certificate');
  expect(certificateFault(pem, 'pbx.example', now)).toBe('certificate-wrong-host');
  expect(certificateFault(pem, '[::1]', now)).toBe('certificate-wrong-host');
  expect(certificateFault(pem, 'pbx.example', now + 30 * dayMs)).toBe('certificate-expired');
  expect(certificateFault(pem, '127.0.0.1', now - 30 * dayMs)).toBe('certificate-expired');
});
