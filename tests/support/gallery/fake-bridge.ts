/** What the fake main of a picture holds. Must be plain data, since it travels into the page. */
export interface FakeMain {
  /** Answers by request name; the others answer undefined. */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Runs inside the page before it loads: puts a bridge in place that answers with what it was given. Imports nothing. */
export function installFakeBridge({ answers }: FakeMain): void {
  const request = new Proxy({}, { get: (_, name: string) => () => Promise.resolve({ readUnfinishedNote: '', ...answers }[name]) });
  const on = new Proxy({}, { get: () => () => () => undefined });
  Object.assign(globalThis, { firstline: { request, on }, galleryViolations: [] });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
    const { galleryViolations } = globalThis as unknown as { galleryViolations: string[] };
    galleryViolations.push(`${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`);
  });
}
