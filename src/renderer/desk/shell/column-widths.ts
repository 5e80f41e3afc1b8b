/** Width of each column by its id, in percent of the window. */
export type ColumnWidths = Readonly<Record<string, number>>;

const columnIds = ['customer', 'phone', 'record'];

/** A key a window width, so that the columns of a laptop and of a large screen are remembered apart. */
function storageKey(): string {
  return `columns-${Math.round(window.innerWidth / 320)}`;
}

/** The widths of last time on a window about this wide; undefined when there are none or they make no sense. */
export function readWidths(): ColumnWidths | undefined {
  try {
    const widths: unknown = JSON.parse(window.localStorage.getItem(storageKey()) ?? 'null');
    if (typeof widths !== 'object' || widths === null) return undefined;
    const isWhole =
      Object.keys(widths).toSorted().join() === columnIds.join() && Object.values(widths).every((width) => typeof width === 'number');
    return isWhole ? (widths as ColumnWidths) : undefined;
  } catch {
    return undefined; // unreadable: the usual widths
  }
}

/** Remembers the widths that someone has set; those that follow from the window are not worth it. */
export function saveWidths(widths: ColumnWidths, { isUserInteraction }: { readonly isUserInteraction: boolean }): void {
  if (!isUserInteraction) return;
  try {
    window.localStorage.setItem(storageKey(), JSON.stringify(widths));
  } catch {
    // a full store only costs the widths
  }
}
