import { failure, type Result, success } from '../../core/result';

/** A request as the web's `fetch` makes it; Electron's own, so that the system's certificates and proxies count. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Why an upload has come to nothing so far: nobody answers or the server is in trouble, it does not know the place any more,
 * or it does not want it.
 */
export type UploadProblem = 'unreachable' | 'gone' | 'refused';

export interface TusUpload {
  readonly fetch: Fetch;
  /** Where uploads are created. */
  readonly endpoint: string;
  /** Where this one was created by an earlier attempt. */
  readonly location: string | null;
  readonly length: number;
  /** A stretch of the content, its end not included. */
  readonly read: (start: number, end: number) => Promise<Buffer>;
  /** Tells the server what it is. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The server has made a place; to be kept before anything is sent there, so that nothing is sent twice. */
  readonly onLocation: (location: string) => void;
  readonly signal: AbortSignal;
}

const tus = { 'Tus-Resumable': '1.0.0' } as const;

/** So much goes in one request: what is lost with a connection is sent again. */
const pieceBytes = 256 * 1024;

const requestTimeoutMs = 60_000;

/**
 * Uploads by tus 1.0.0 (core protocol and creation), from where the server says it has come to. Resolves when the server has
 * all of it. What `read` throws is passed on.
 */
export async function uploadByTus(upload: TusUpload): Promise<Result<void, UploadProblem>> {
  const place = upload.location === null ? await create(upload) : success(upload.location);
  if (!place.ok) return place;
  let offset = upload.location === null ? success(0) : await askOffset(upload, place.value);
  while (offset.ok && offset.value < upload.length) offset = await sendPiece(upload, place.value, offset.value);
  return offset.ok ? success(undefined) : offset;
}

async function create({ endpoint, length, metadata, onLocation, ...upload }: TusUpload): Promise<Result<string, UploadProblem>> {
  const described = Object.entries(metadata).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`);
  const headers = { ...tus, 'Upload-Length': String(length), 'Upload-Metadata': described.join(',') };
  const answer = await ask(upload, endpoint, { method: 'POST', headers });
  if (!answer.ok) return answer.problem === 'gone' ? failure('refused') : answer;
  const location = answer.value.headers.get('Location');
  const place = location === null ? undefined : URL.parse(location, endpoint);
  // a server behind a proxy that forgot what it is reached by must not have recordings sent in clear
  if (!place || place.protocol !== new URL(endpoint).protocol) return failure('refused');
  onLocation(place.href);
  return success(place.href);
}

async function askOffset(upload: TusUpload, place: string): Promise<Result<number, UploadProblem>> {
  const answer = await ask(upload, place, { method: 'HEAD', headers: tus });
  return answer.ok ? readOffset(answer.value) : answer;
}

async function sendPiece(upload: TusUpload, place: string, offset: number): Promise<Result<number, UploadProblem>> {
  const body = await upload.read(offset, Math.min(upload.length, offset + pieceBytes));
  const headers = { ...tus, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' };
  const answer = await ask(upload, place, { method: 'PATCH', headers, body: new Uint8Array(body) });
  if (!answer.ok) return answer;
  const next = readOffset(answer.value);
  // a server that takes nothing is not asked for ever
  return next.ok && next.value <= offset ? failure('unreachable') : next;
}

function readOffset({ headers }: Response): Result<number, UploadProblem> {
  const offset = Number(headers.get('Upload-Offset') ?? Number.NaN);
  return Number.isSafeInteger(offset) && offset >= 0 ? success(offset) : failure('refused');
}

async function ask(
  { fetch, signal }: Pick<TusUpload, 'fetch' | 'signal'>,
  url: string,
  init: RequestInit,
): Promise<Result<Response, UploadProblem>> {
  try {
    const limits = AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]);
    const answer = await fetch(url, { ...init, redirect: 'error', signal: limits });
    await answer.body?.cancel();
    if (answer.ok) return success(answer);
    return failure(problemOf(answer.status));
  } catch {
    return failure('unreachable');
  }
}

/** 409 is an offset that is not the server's and 423 a lock that still stands: the next attempt asks first. */
function problemOf(status: number): UploadProblem {
  if (status === 404 || status === 410) return 'gone';
  return status >= 500 || status === 408 || status === 409 || status === 423 || status === 429 ? 'unreachable' : 'refused';
}
