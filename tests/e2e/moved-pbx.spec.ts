import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type App, launchApp } from '../support/app';
import { makeCertificate } from '../support/asterisk/certificate';
import { noOwnNames, type OwnNames, startOwnNames } from '../support/own-names';
import { type RudePbx, startRudePbx } from '../support/rude-pbx';

interface Certificate {
  readonly cert: string;
  readonly key: string;
  readonly fingerprint: string;
}

const name = noOwnNames ? 'localhost' : 'pbx.firstline.test';
let folder: string;
let names: OwnNames | undefined;
let first: Certificate;
let renewed: Certificate;
let unknown: Certificate;
let pbx: RudePbx;
let port: number;
let app: App;

async function certify(): Promise<Certificate> {
  const fingerprint = await makeCertificate(folder);
  const read = (file: string) => readFile(join(folder, file), 'utf8');
  return { cert: await read('certificate.pem'), key: await read('key.pem'), fingerprint };
}

/** Ends the PBX that there was; another one takes its place, with this certificate. */
async function replacePbx(certificate: Certificate, host = '127.0.0.1'): Promise<number> {
  const cutAt = Date.now();
  await pbx.close();
  pbx = await startRudePbx({ host, port, certificate });
  return cutAt;
}

async function expectBack(cutAt: number): Promise<void> {
  await app.waitFor('registered again', ({ line }) => line.kind === 'registered' && line.since >= cutAt);
  expect(pbx.connections()).toBeGreaterThan(0);
}

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firstline-moved-pbx-'));
  [first, renewed, unknown] = [await certify(), await certify(), await certify()];
  pbx = await startRudePbx({ certificate: first });
  port = Number(new URL(pbx.url).port);
  if (!noOwnNames) names = await startOwnNames();
  app = await launchApp({
    policy: {
      account: { servers: [`wss://${name}:${port}/ws`], user: '1001', domain: 'pbx.example' },
      accountSecret: { kind: 'password', password: 'open sesame' },
      interface: { language: 'en', globalKeys: false },
      security: { pinnedCertificates: [first.fingerprint, renewed.fingerprint] },
      country: 'HU',
    },
    ...(names && { wrapper: names.wrapper }),
  });
  await app.request('setReady', undefined);
  await app.waitFor('the line is registered', ({ line }) => line.kind === 'registered');
});
test.afterAll(async () => {
  await app.dispose();
  await pbx.close();
  names?.close();
  await rm(folder, { recursive: true, force: true });
});

test('a PBX that comes back with its next certificate is taken where policy pins that one too', async () => {
  await expectBack(await replacePbx(renewed));
});

test('a PBX whose name leads to another address is found there', async () => {
  test.skip(noOwnNames !== undefined, noOwnNames);
  names?.point('127.0.0.2');
  await expectBack(await replacePbx(renewed, '127.0.0.2'));
});

test('a renewed certificate that is not pinned is refused in words, and the line is back with the right one', async () => {
  names?.point('127.0.0.1');
  await replacePbx(unknown);
  await app.waitFor('it is refused', ({ line }) => line.kind === 'down' && line.problem === 'certificate-wrong-host');
  await expect((await app.desk()).getByText('The certificate belongs to another server.')).toBeVisible();
  expect(pbx.connections()).toBe(0);
  await expectBack(await replacePbx(renewed));
});
