import { importCards, previewCards } from './import-cards';
import { type ImportReply, type ImportRequest, importRequestSchema } from './import-message';
import { saveRefusedRows } from './save-refused-rows';

/** Answers the import process's messages. `post` sends one to main; whatever is not a known request is passed over. */
export function createImportService(post: (reply: ImportReply) => void): (message: unknown) => Promise<void> {
  let cancelling = new AbortController();

  return async (message) => {
    const parsed = importRequestSchema.safeParse(message);
    if (!parsed.success) return;
    const request: ImportRequest = parsed.data;
    switch (request.kind) {
      case 'preview':
        post({ kind: 'preview', result: await previewCards(request.path, request.country, request.encoding) });
        break;
      case 'start': {
        cancelling = new AbortController();
        const { progress, replacement } = await importCards({
          ...request,
          key: request.key && Buffer.from(request.key),
          signal: cancelling.signal,
          onProgress: (running) => post({ kind: 'progress', progress: running }),
          onRefused: (refused) => post({ kind: 'refused', refused }),
        });
        post({ kind: 'end', progress, replacement });
        break;
      }
      case 'save-refused': {
        cancelling = new AbortController();
        const onShare = (share: number) => post({ kind: 'saving', share });
        post({ kind: 'saved', result: await saveRefusedRows({ ...request, signal: cancelling.signal, onShare }) });
        break;
      }
      case 'cancel':
        cancelling.abort();
        break;
    }
  };
}
