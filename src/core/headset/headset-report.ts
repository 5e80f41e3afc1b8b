import type { ButtonField, HeadsetLayout, LightReport } from './headset-layout';
import type { HeadsetLights } from './headset-lights';

/** A report on its way to the headset; `bytes` without the id. */
export interface OutputReport {
  readonly reportId: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Whether a button is on in a report. A report that is too short says "off". */
export function isOn({ bitOffset, bitLength, onValue }: ButtonField, bytes: Uint8Array): boolean {
  let value = 0;
  for (let bit = 0; bit < bitLength; bit += 1) if (readBit(bytes, bitOffset + bit)) value += 2 ** bit;
  return onValue === undefined ? value !== 0 : value === onValue;
}

/** The reports that show these lights, or only those that differ from what showed `before`. */
export function writeLights({ lights: reports }: HeadsetLayout, lights: HeadsetLights, before?: HeadsetLights): OutputReport[] {
  const changed = reports.filter(({ fields }) => !before || fields.some(({ light }) => lights[light] !== before[light]));
  return changed.map((report) => ({ reportId: report.reportId, bytes: writeReport(report, lights) }));
}

function writeReport({ byteLength, fields }: LightReport, lights: HeadsetLights): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(byteLength);
  for (const { light, bitOffset } of fields)
    if (lights[light]) bytes[bitOffset >> 3] = (bytes[bitOffset >> 3] ?? 0) | (1 << (bitOffset & 7));
  return bytes;
}

function readBit(bytes: Uint8Array, bit: number): boolean {
  return (((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1;
}
