/** A dialog-info document (RFC 4235) as far as a hint needs it: which dialogs there are, and whether each is still going on. */
export interface DialogInfo {
  /** A full document replaces what was known, a partial one changes it. */
  readonly isFull: boolean;
  readonly dialogs: ReadonlyMap<string, boolean>;
}

/** Reads a dialog-info document; null when it is none. */
export function parseDialogInfo(xml: string): DialogInfo | null {
  const root = new DOMParser().parseFromString(xml, 'application/xml').documentElement;
  if (root.localName !== 'dialog-info') return null;
  const dialogs = new Map<string, boolean>();
  for (const element of root.children) {
    if (element.localName !== 'dialog') continue;
    const state = [...element.children].find((child) => child.localName === 'state')?.textContent.trim();
    dialogs.set(element.getAttribute('id') ?? '', state !== 'terminated');
  }
  return { isFull: root.getAttribute('state') !== 'partial', dialogs };
}

/** What is known of the dialogs after a further document. */
export function mergeDialogs(known: ReadonlyMap<string, boolean>, info: DialogInfo): ReadonlyMap<string, boolean> {
  return info.isFull ? info.dialogs : new Map([...known, ...info.dialogs]);
}

/** Whether any dialog is going on. */
export function isAnyDialogOn(dialogs: ReadonlyMap<string, boolean>): boolean {
  return [...dialogs.values()].includes(true);
}
