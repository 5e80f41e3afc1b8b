import electronLog from 'electron-log/main';

/** Strings that may stand for a person or a secret: digit runs of a phone number's length, SIP users, digests. */
const personal: readonly [RegExp, string][] = [
  [/\b(sips?|tel|mailto):[^\s>;"']+/gi, '$1:<hidden>'],
  [/[\w.+-]+@[\w-]+\.[\w.]+/g, '<hidden>'],
  [/\+?\d[\d\s()./-]{5,}\d/g, '<number>'],
  [/\b(password|secret|token|ha1|response|nonce|cnonce)(["'\s:=]+)[^\s,;"']+/gi, '$1$2<hidden>'],
];

/** The text without what could be personal. Times in ms since 1970 fall with the phone numbers: better so than the reverse. */
export function redact(text: string): string {
  return personal.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  // the message may quote a value; the stack's frames say where, which is what a log is for
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return [` ${error.name}${code}: ${redact(error.message)}`, ...frames.slice(0, 6)].join('\n');
}

/** Sends the log to a file of at most 5 MB, and to the terminal in development. */
export function startLog(isPackaged: boolean): void {
  electronLog.transports.ipc.level = false; // windows have no business with the log
  electronLog.transports.file.maxSize = 5 * 1024 * 1024;
  electronLog.transports.console.level = isPackaged ? false : 'info';
}

/** Where the log is written. */
export function logFile(): string {
  return electronLog.transports.file.getFile().path;
}

/** The program's log. Everything passes the redaction; numbers, names and secrets still must not be given to it. */
export const log = {
  info: (message: string): void => electronLog.info(redact(message)),
  warn: (message: string, error?: unknown): void => electronLog.warn(redact(message) + describe(error)),
  error: (message: string, error?: unknown): void => electronLog.error(redact(message) + describe(error)),
};
