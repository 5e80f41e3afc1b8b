import type { HeadsetButton } from './headset-button';
import type { HeadsetLight } from './headset-lights';
import type { HidCollection, HidReport, HidReportItem } from './hid-collection';

/** Where a button is in its report. */
export interface ButtonField {
  readonly button: HeadsetButton;
  readonly reportId: number;
  readonly bitOffset: number;
  readonly bitLength: number;
  /** The field's value that stands for "on"; absent where any but 0 does. */
  readonly onValue?: number;
  /** Whether it says how things are: lifted, muted. Otherwise 1 is a press, and 0 nothing. */
  readonly isState: boolean;
}

/** A report that carries lights; it is always sent whole. */
export interface LightReport {
  readonly reportId: number;
  readonly byteLength: number;
  readonly fields: readonly { readonly light: HeadsetLight; readonly bitOffset: number }[];
}

/** What a headset has, and where in its reports. */
export interface HeadsetLayout {
  readonly buttons: readonly ButtonField[];
  readonly lights: readonly LightReport[];
}

/**
 * HID Usage Tables 1.5, pages 0x0B (telephony) and 0x09 (button). Button 7 within the telephony collection rejects a call. Its
 * descriptors change the page between usage and field, which Chromium reads one way and Windows the other.
 */
const buttonUsages: ReadonlyMap<number, HeadsetButton> = new Map([
  [0x0b_0020, 'hook'],
  [0x0b_0021, 'flash'],
  [0x0b_0024, 'redial'],
  [0x0b_002f, 'mute'],
  [0x0b_0007, 'reject'],
  [0x09_0007, 'reject'],
]);

/**
 * HID Usage Tables 1.5, page 0x08 (LED). Brands show mute by one or the other of two lights. The telephony page's ringer (0x9E)
 * is left alone: it makes the headset ring by itself, and we ring already, on the device that was chosen.
 */
const lightUsages: ReadonlyMap<number, HeadsetLight> = new Map([
  [0x08_0009, 'mute'],
  [0x08_0021, 'mute'],
  [0x08_0017, 'offHook'],
  [0x08_0018, 'ring'],
  [0x08_0020, 'hold'],
]);

/** Finds buttons and lights; undefined for a device that can neither take nor mute a call. */
export function readLayout(collections: readonly HidCollection[]): HeadsetLayout | undefined {
  const buttons = collections.flatMap(({ inputReports = [] }) => inputReports.flatMap(readButtons));
  if (!buttons.some(({ button }) => button === 'hook' || button === 'mute')) return undefined;
  const lights = collections.flatMap(({ outputReports = [] }) => outputReports.map(readLights));
  return { buttons, lights: lights.filter(({ fields }) => fields.length > 0) };
}

function readButtons(report: HidReport): ButtonField[] {
  return fieldsOf(report).flatMap(({ usage, item, bitOffset, onValue }) => {
    const button = buttonUsages.get(usage);
    if (!button) return [];
    const isState = (button === 'hook' || button === 'mute') && item.isAbsolute === true;
    const { reportSize: bitLength = 0 } = item;
    return [{ button, reportId: report.reportId ?? 0, bitOffset, bitLength, isState, ...(onValue !== undefined && { onValue }) }];
  });
}

function readLights(report: HidReport): LightReport {
  const fields = fieldsOf(report).flatMap(({ usage, bitOffset }) => {
    const light = lightUsages.get(usage);
    return light ? [{ light, bitOffset }] : [];
  });
  const bitLength = (report.items ?? []).reduce((sum, item) => sum + bitsOf(item), 0);
  return { reportId: report.reportId ?? 0, byteLength: Math.ceil(bitLength / 8), fields };
}

interface Field {
  readonly usage: number;
  readonly item: HidReportItem;
  readonly bitOffset: number;
  readonly onValue?: number;
}

/** Every field of a report that has a meaning. Padding has none, and counts for the places of the others. */
function fieldsOf({ items = [] }: HidReport): Field[] {
  const fields: Field[] = [];
  let itemOffset = 0;
  for (const item of items) {
    const usages = usagesOf(item);
    const { reportSize = 0, reportCount = 0, logicalMinimum = 0 } = item;
    // an array of one bit is a button that its maker has described badly
    const isList = item.isArray === true && reportSize > 1;
    for (let index = 0; index < reportCount; index += 1) {
      const bitOffset = itemOffset + index * reportSize;
      if (isList) fields.push(...usages.map((usage, place) => ({ usage, item, bitOffset, onValue: logicalMinimum + place })));
      else {
        // the last usage stands for all fields that are left (HID 1.11, 6.2.2.8)
        const usage = usages[Math.min(index, usages.length - 1)];
        if (usage !== undefined) fields.push({ usage, item, bitOffset });
      }
    }
    itemOffset += bitsOf(item);
  }
  return fields;
}

/** Ranges longer than this are not of a headset, and are not gone through. */
const longestRange = 256;

function usagesOf({ isRange, usages = [], usageMinimum = 0, usageMaximum = 0 }: HidReportItem): readonly number[] {
  if (!isRange) return usages;
  const length = Math.min(longestRange, usageMaximum - usageMinimum + 1);
  return Array.from({ length: Math.max(0, length) }, (_, place) => usageMinimum + place);
}

function bitsOf({ reportSize = 0, reportCount = 0 }: HidReportItem): number {
  return reportSize * reportCount;
}
