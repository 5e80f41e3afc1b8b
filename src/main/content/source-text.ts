import { constructFromEvents, EVENT_ID, type Event, getScalarValue, parseEvents, YAMLException } from 'js-yaml';
import { failure, type Result, success } from '../../core/result';
import type { Fault } from './content-problem';

/** A place in a file's data: keys and indexes from the top. */
export type DataPath = readonly (string | number)[];

/** A file's data with the way back to its lines. */
export interface SourceText {
  readonly data: unknown;
  /** The line (from 1) of what stands at the path, or of the nearest thing around it. */
  lineOf(path: DataPath): number;
}

/** What stands somewhere in the text, with its key if it is one and all that it holds. */
interface Place {
  readonly start: number;
  readonly text: string | undefined;
  readonly children: ReadonlyMap<string | number, Place>;
}

/** So few that a file of a few lines cannot stand for more than 3^10 times its size. */
const maxAliases = 30;

/** Reads YAML 1.2, of which JSON is a part. Tags and merge keys make nothing but plain data; anchors are limited. */
export function parseSourceText(text: string): Result<SourceText, readonly Fault[]> {
  try {
    const events = parseEvents(text, {});
    const [data, ...more] = constructFromEvents(events, { source: text, maxAliases });
    if (more.length > 0) return failure([{ line: 1, reason: 'holds several documents, and should hold one' }]);
    if (isEndless(data, events)) return failure([{ line: 1, reason: 'an alias stands within what it stands for' }]);
    let root: Place | undefined;
    return success({
      data,
      lineOf(path) {
        root ??= readPlaces(text, events);
        let place = root;
        for (const part of path) {
          const child = place.children.get(part);
          if (!child) break;
          place = child;
        }
        return lineAt(text, place.start);
      },
    });
  } catch (cause) {
    if (!(cause instanceof YAMLException)) throw cause;
    return failure([{ line: (cause.mark?.line ?? 0) + 1, reason: cause.reason }]);
  }
}

function isEndless(data: unknown, events: readonly Event[]): boolean {
  if (!events.some(({ type }) => type === EVENT_ID.ALIAS)) return false;
  try {
    JSON.stringify(data);
    return false;
  } catch {
    return true;
  }
}

/** Where everything of the first document stands. */
function readPlaces(text: string, events: readonly Event[]): Place {
  let index = 1; // after the document's own
  const isEnd = () => (events[index]?.type ?? EVENT_ID.POP) === EVENT_ID.POP;

  function readPlace(): Place {
    const event = events[index++];
    const children = new Map<string | number, Place>();
    if (event?.type === EVENT_ID.SEQUENCE) {
      while (!isEnd()) children.set(children.size, readPlace());
      index++;
    } else if (event?.type === EVENT_ID.MAPPING) {
      while (!isEnd()) {
        const key = readPlace();
        const value = readPlace();
        if (key.text !== undefined) children.set(key.text, value);
      }
      index++;
    }
    return { start: startOf(event), text: event?.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : undefined, children };
  }

  return readPlace();
}

function startOf(event: Event | undefined): number {
  if (event?.type === EVENT_ID.SCALAR) return event.valueStart;
  if (event?.type === EVENT_ID.ALIAS) return event.anchorStart;
  return event?.type === EVENT_ID.SEQUENCE || event?.type === EVENT_ID.MAPPING ? event.start : 0;
}

function lineAt(text: string, position: number): number {
  let line = 1;
  for (let found = text.indexOf('\n'); found !== -1 && found < position; found = text.indexOf('\n', found + 1)) line++;
  return line;
}
