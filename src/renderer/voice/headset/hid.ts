import type { HidCollection } from '../../../core/headset/hid-collection';

/** The part of WebHID that a headset needs; the DOM's types do not have it yet. */
export interface Hid extends EventTarget {
  getDevices(): Promise<HidDevice[]>;
}

/**
 * One device, or on Windows one part of it. It is of no use after it was unplugged, whatever `opened` says; plugged in again, it
 * is another object.
 */
export interface HidDevice extends EventTarget {
  readonly opened: boolean;
  readonly vendorId: number;
  readonly productId: number;
  readonly productName: string;
  readonly collections: readonly HidCollection[];
  open(): Promise<void>;
  close(): Promise<void>;
  /** `data` without the report's id. Never settles where the device was unplugged meanwhile. */
  sendReport(reportId: number, data: Uint8Array<ArrayBuffer>): Promise<void>;
}

export interface HidInputReportEvent extends Event {
  readonly reportId: number;
  readonly data: DataView;
}

/** WebHID of this page, where there is any. */
export function findHid(): Hid | undefined {
  return (navigator as { readonly hid?: Hid }).hid;
}
