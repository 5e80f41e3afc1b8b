import { z } from 'zod';

const placeSchema = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) }).optional(),
  isMaximized: z.boolean().default(false),
  /** How much larger the page is drawn than usual: 1 is as usual. */
  zoom: z.number().min(0.5).max(2).default(1),
});

/** Where the desk stood when it was closed, and how large it is drawn. */
export type DeskPlace = z.infer<typeof placeSchema>;

/** What a file holds, or the usual place where it holds something else. */
export function readDeskPlace(json: unknown): DeskPlace {
  return placeSchema.safeParse(json).data ?? placeSchema.parse({});
}

/** In the order in which they follow each other by the key. */
const zooms = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

/** The next zoom by a key pressed with Ctrl, or Command on a Mac; undefined for every other key. */
export function zoomAfter(key: string, zoom: number): number | undefined {
  switch (key) {
    case '+':
    case '=':
      return zooms.find((next) => next > zoom) ?? zoom;
    case '-':
    case '_':
      return zooms.findLast((next) => next < zoom) ?? zoom;
    case '0':
      return 1;
    default:
      return undefined;
  }
}

/** The desk has its columns side by side down to this width. */
const narrowestPage = 960;

/** As large as was asked for, as far as the columns have room in a window of this width. */
export function zoomThatFits(zoom: number, windowWidth: number): number {
  return Math.min(zoom, Math.max(1, windowWidth / narrowestPage));
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whether enough of the window's upper edge is on a screen to be taken hold of: a screen may be gone since. */
export function isReachable(bounds: Rectangle, screens: readonly Rectangle[]): boolean {
  const graspPx = 80;
  return screens.some(
    ({ x, y, width, height }) =>
      bounds.x + bounds.width >= x + graspPx && bounds.x <= x + width - graspPx && bounds.y >= y && bounds.y <= y + height - graspPx,
  );
}
