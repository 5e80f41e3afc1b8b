import type { HidCollection } from '../../../../core/headset/hid-collection';
import type { DescribedHeadset } from '../../../../core/headset/testing/described-headsets';
import { parseDescriptor } from '../../../../core/headset/testing/parse-descriptor';
import type { Hid, HidDevice } from '../hid';

/** A headset on a wire that a test holds the other end of. */
export class FakeHeadset extends EventTarget implements HidDevice {
  readonly vendorId: number;
  readonly productId: number;
  readonly productName: string;
  readonly collections: readonly HidCollection[];
  opened = false;
  isRefused = false;
  isUnplugged = false;
  /** Reports that came, the id first. */
  readonly written: number[][] = [];

  constructor({ vendorId, productId, productName, descriptor }: DescribedHeadset) {
    super();
    this.vendorId = vendorId;
    this.productId = productId;
    this.productName = productName;
    this.collections = parseDescriptor(descriptor);
  }

  open(): Promise<void> {
    if (this.isRefused) return Promise.reject(new DOMException('Failed to open the device.', 'NotAllowedError'));
    this.opened = true;
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.opened = false;
    return Promise.resolve();
  }

  /** As in Chromium, a device that was unplugged never answers. */
  sendReport(reportId: number, data: Uint8Array): Promise<void> {
    if (this.isUnplugged) return new Promise(() => undefined);
    this.written.push([reportId, ...data]);
    return Promise.resolve();
  }

  /** Sends a report to the computer. */
  say(reportId: number, ...bytes: number[]): void {
    const event = Object.assign(new Event('inputreport'), { reportId, data: new DataView(Uint8Array.from(bytes).buffer) });
    this.dispatchEvent(event);
  }
}

/** WebHID with the headsets that a test plugs in. */
export class FakeHid extends EventTarget implements Hid {
  readonly devices: FakeHeadset[] = [];

  getDevices(): Promise<HidDevice[]> {
    return Promise.resolve([...this.devices]);
  }

  plugIn(described: DescribedHeadset): FakeHeadset {
    const device = new FakeHeadset(described);
    this.devices.push(device);
    this.dispatchEvent(Object.assign(new Event('connect'), { device }));
    return device;
  }

  unplug(device: FakeHeadset): void {
    device.isUnplugged = true;
    this.devices.splice(this.devices.indexOf(device), 1);
    this.dispatchEvent(Object.assign(new Event('disconnect'), { device }));
  }
}
