import type { HeadsetPress } from './headset-button';
import type { ButtonField, HeadsetLayout } from './headset-layout';
import { type HeadsetLight, type HeadsetLights, noLights } from './headset-lights';
import { isOn, type OutputReport, writeLights } from './headset-report';

/** A headset says back what it was told by its lights, some over the air: within this after a change it is no button. */
const echoMs = 500;
/** A light that changes within this of a press was asked for by it. */
const answerMs = 2000;

/** The two things that headset and program both change, and each tells the other of. */
type Shared = 'hook' | 'mute';

/**
 * What a headset and the program have told each other.
 *
 *   report --receive--> presses            a value that agrees with the lights is an echo
 *   lights --show-----> reports            remembered values follow the lights
 *                       hook != offHook    out of step: asked for and not done, or somebody else's call
 */
export interface HeadsetLink {
  readonly layout: HeadsetLayout;
  /** What each of the layout's buttons said last. */
  readonly values: readonly boolean[];
  readonly lights: HeadsetLights;
  /** False until the first lights: what the headset shows is not known. */
  readonly isShown: boolean;
  /** When the headset last asked for a change; clock of the caller, ms. */
  readonly askedAt: Readonly<Record<Shared, number>>;
  /** Until when its reports may be echoes. */
  readonly echoUntil: Readonly<Record<Shared, number>>;
}

/** A headset of which nothing has been heard. */
export function newLink(layout: HeadsetLayout): HeadsetLink {
  const never = { hook: Number.NEGATIVE_INFINITY, mute: Number.NEGATIVE_INFINITY };
  return { layout, values: layout.buttons.map(() => false), lights: noLights, isShown: false, askedAt: never, echoUntil: never };
}

interface Written {
  readonly link: HeadsetLink;
  readonly reports: readonly OutputReport[];
}

/** Takes in a report: what was pressed, if anything. `bytes` without the id. */
export function receive(
  link: HeadsetLink,
  reportId: number,
  bytes: Uint8Array,
  now: number,
): { readonly link: HeadsetLink; readonly presses: readonly HeadsetPress[] } {
  const { buttons } = link.layout;
  const values = buttons.map((field, index) => (field.reportId === reportId ? isOn(field, bytes) : (link.values[index] ?? false)));
  const presses = buttons.flatMap((field, index) => {
    const press = values[index] === link.values[index] ? undefined : pressOf(link, field, values[index] ?? false, now);
    return press ? [press] : [];
  });
  const asked = (button: Shared) => (presses.some((press) => press.button === button) ? now : link.askedAt[button]);
  return { link: { ...link, values, askedAt: { hook: asked('hook'), mute: asked('mute') } }, presses };
}

function pressOf(
  { lights, echoUntil }: HeadsetLink,
  { button, isState }: ButtonField,
  value: boolean,
  now: number,
): HeadsetPress | undefined {
  if ((button === 'hook' || button === 'mute') && now < echoUntil[button]) return undefined;
  if (!isState) return value ? { button } : undefined;
  const shown = button === 'hook' ? lights.offHook : lights.mute;
  return value === shown ? undefined : { button, on: value };
}

/** Has the headset show these lights: what is to be written. Nothing is where it shows them already. */
export function show(link: HeadsetLink, lights: HeadsetLights, now: number): Written {
  const { layout, askedAt, echoUntil, isShown } = link;
  const until = (button: Shared, hasChanged: boolean) =>
    hasChanged && now - askedAt[button] > answerMs ? now + echoMs : echoUntil[button];
  const next = {
    hook: until('hook', lights.offHook !== link.lights.offHook),
    mute: until('mute', lights.mute !== link.lights.mute),
  };
  return write({ ...link, lights, isShown: true, echoUntil: next }, writeLights(layout, lights, isShown ? link.lights : undefined));
}

/** Has it show once more what it should: it asked for something that was not done. */
export function showAgain(link: HeadsetLink): Written {
  return write(link, writeLights(link.layout, link.lights));
}

/**
 * After a write, the headset's next word will be what it was told. One that does not even say so must not lose its next press
 * for having been remembered otherwise.
 */
function write(link: HeadsetLink, reports: readonly OutputReport[]): Written {
  const { layout, lights } = link;
  const isWritten = (light: HeadsetLight) =>
    layout.lights.some(
      ({ reportId, fields }) => fields.some((field) => field.light === light) && reports.some((one) => one.reportId === reportId),
    );
  const values = layout.buttons.map(({ button, isState }, index) => {
    const light = button === 'hook' ? 'offHook' : 'mute';
    return isState && isWritten(light) ? lights[light] : (link.values[index] ?? false);
  });
  return { link: { ...link, values }, reports };
}

/** Whether the headset is lifted; undefined for one that only says "pressed". */
export function isLifted({ layout, values }: HeadsetLink): boolean | undefined {
  const index = layout.buttons.findIndex(({ button, isState }) => button === 'hook' && isState);
  return index === -1 ? undefined : values[index];
}

/** Whether the headset holds for lifted or put down what we do not. */
export function isOutOfStep(link: HeadsetLink): boolean {
  const lifted = isLifted(link);
  return lifted !== undefined && lifted !== link.lights.offHook;
}
