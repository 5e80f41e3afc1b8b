import { session } from 'electron';
import { setCertificatePins } from '../voice/certificate-pins';
import type { Fetch } from './tus-upload';

/** Requests to the centre's server for recordings: a session of their own, in memory, with the certificates that policy pins. */
export function createUploadFetch(pins: () => readonly string[], onRefused: () => void): Fetch {
  return (url, init) => {
    const own = session.fromPartition('recording-uploads'); // made with the first request, for most PCs upload nothing
    setCertificatePins(pins(), onRefused, own);
    return own.fetch(url, init);
  };
}
