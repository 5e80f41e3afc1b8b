import { openPromise } from 'yauzl';

/** How large a ZIP archive's files are together once unpacked, bytes, as its directory says. Throws when it is no whole archive. */
export async function unpackedSize(path: string): Promise<number> {
  const archive = await openPromise(path, { autoClose: false });
  try {
    let bytes = 0;
    for await (const entry of archive.eachEntry()) bytes += entry.uncompressedSize;
    return bytes;
  } finally {
    archive.close();
  }
}
