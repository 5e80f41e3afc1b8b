import type { HidCollection, HidReport, HidReportItem } from '../hid-collection';

/** HID 1.11, 6.2.2.2: tag and type of a short item, without the bits of its size. */
const tags = {
  input: 0x80,
  output: 0x90,
  collection: 0xa0,
  endCollection: 0xc0,
  usagePage: 0x04,
  logicalMinimum: 0x14,
  reportSize: 0x74,
  reportId: 0x84,
  reportCount: 0x94,
  usage: 0x08,
  usageMinimum: 0x18,
  usageMaximum: 0x28,
} as const;

interface Open {
  readonly usagePage: number;
  readonly usage: number;
  readonly inputs: Map<number, HidReportItem[]>;
  readonly outputs: Map<number, HidReportItem[]>;
}

/**
 * A report descriptor, hexadecimal, as the collections that WebHID makes of it. Does as Chromium's parser does: a usage takes
 * the page that is set where it stands, and what a nested collection reports is reported by those around it too.
 */
export function parseDescriptor(descriptor: string): HidCollection[] {
  const bytes = Uint8Array.from(descriptor.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const finished: Open[] = [];
  const open: Open[] = [];
  const global = { page: 0, minimum: 0, size: 0, count: 0, reportId: 0 };
  let usages: number[] = [];
  let range: { minimum?: number; maximum?: number } = {};
  for (let at = 0; at < bytes.length; ) {
    const prefix = bytes[at] ?? 0;
    const length = [0, 1, 2, 4][prefix & 3] ?? 0;
    const value = bytes.subarray(at + 1, at + 1 + length).reduceRight((sum, byte) => sum * 256 + byte, 0);
    const withPage = length === 4 ? value : global.page * 0x1_0000 + value;
    at += 1 + length;
    switch (prefix & 0xfc) {
      case tags.usagePage:
        global.page = value;
        break;
      case tags.logicalMinimum:
        global.minimum = value;
        break;
      case tags.reportSize:
        global.size = value;
        break;
      case tags.reportCount:
        global.count = value;
        break;
      case tags.reportId:
        global.reportId = value;
        break;
      case tags.usage:
        usages.push(withPage);
        break;
      case tags.usageMinimum:
        range.minimum = withPage;
        break;
      case tags.usageMaximum:
        range.maximum = withPage;
        break;
      case tags.collection: {
        const collection = { usagePage: global.page, usage: (usages[0] ?? 0) & 0xffff, inputs: new Map(), outputs: new Map() };
        if (open.length === 0) finished.push(collection);
        open.push(collection);
        break;
      }
      case tags.endCollection:
        open.pop();
        break;
      case tags.input:
      case tags.output: {
        const item: HidReportItem = {
          isAbsolute: (value & 4) === 0,
          isArray: (value & 2) === 0,
          isRange: range.minimum !== undefined,
          usages: range.minimum === undefined ? usages : [],
          logicalMinimum: global.minimum,
          reportSize: global.size,
          reportCount: global.count,
          ...(range.minimum !== undefined && { usageMinimum: range.minimum, usageMaximum: range.maximum ?? range.minimum }),
        };
        for (const { inputs, outputs } of open) {
          const reports = (prefix & 0xfc) === tags.input ? inputs : outputs;
          reports.set(global.reportId, [...(reports.get(global.reportId) ?? []), item]);
        }
        break;
      }
    }
    // what is said of one field ends with it
    if ((prefix & 0x0c) === 0) {
      usages = [];
      range = {};
    }
  }
  return finished.map(({ usagePage, usage, inputs, outputs }) => ({
    usagePage,
    usage,
    inputReports: reportsOf(inputs),
    outputReports: reportsOf(outputs),
  }));
}

function reportsOf(reports: ReadonlyMap<number, HidReportItem[]>): HidReport[] {
  return [...reports].map(([reportId, items]) => ({ reportId, items }));
}
