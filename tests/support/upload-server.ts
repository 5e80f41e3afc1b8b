import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { makeCertificate } from './asterisk/certificate';

/** A centre's server for recordings: tus over HTTPS, with a certificate that only a pin vouches for. */
export interface UploadServer {
  readonly url: string;
  readonly fingerprint: string;
  /** All that was uploaded so far, by the id of its recording. */
  uploads(): Promise<ReadonlyMap<string, Buffer>>;
  dispose(): Promise<void>;
}

export async function startUploadServer(): Promise<UploadServer> {
  const folder = await mkdtemp(join(tmpdir(), 'firstline-uploads-'));
  const own = await mkdtemp(join(tmpdir(), 'firstline-certificate-'));
  const fingerprint = await makeCertificate(own);
  const [key, cert] = await Promise.all([readFile(join(own, 'key.pem')), readFile(join(own, 'certificate.pem'))]);
  const tus = new Server({ path: '/files', relativeLocation: true, datastore: new FileStore({ directory: folder }) });
  const server = createServer({ key, cert }, (request, response) => void tus.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/files`,
    fingerprint,
    async uploads() {
      const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
      const entries = names.map(async (name): Promise<[string, Buffer]> => {
        const note = JSON.parse(await readFile(join(folder, name), 'utf8')) as { metadata: { recordingId: string } };
        return [note.metadata.recordingId, await readFile(join(folder, name.slice(0, -'.json'.length)))];
      });
      return new Map(await Promise.all(entries));
    },
    async dispose() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      for (const place of [folder, own]) await rm(place, { recursive: true, force: true });
    },
  };
}
