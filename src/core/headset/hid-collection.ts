/**
 * What a HID device says of its reports, as WebHID's `HIDDevice.collections` has it. Reports of nested collections are
 * listed in every collection around them too, so that the top ones hold them all, in the order of their bits.
 */
export interface HidCollection {
  readonly usagePage?: number;
  readonly usage?: number;
  readonly inputReports?: readonly HidReport[];
  readonly outputReports?: readonly HidReport[];
}

export interface HidReport {
  /** 0 where the device numbers no reports. */
  readonly reportId?: number;
  readonly items?: readonly HidReportItem[];
}

/** `reportCount` fields of `reportSize` bits, one after the other. Usages are 32 bits, with the page in the upper half. */
export interface HidReportItem {
  /** False where a field says what happened since the last report, and not how things are. */
  readonly isAbsolute?: boolean;
  /** A field of an array holds the number of the usage that is on; any other one is on or off itself. */
  readonly isArray?: boolean;
  readonly isRange?: boolean;
  readonly usages?: readonly number[];
  readonly usageMinimum?: number;
  readonly usageMaximum?: number;
  readonly logicalMinimum?: number;
  readonly reportSize?: number;
  readonly reportCount?: number;
}
