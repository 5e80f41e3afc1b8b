import type { OutputReport } from '../../../core/headset/headset-report';
import { Lifetime } from '../../lifetime';
import type { HidDevice, HidInputReportEvent } from './hid';

/** A report that has not gone out within this never will. */
const sendTimeoutMs = 1000;

/** An open device: reports in as they come, reports out one after the other. */
export class HeadsetPort {
  readonly device: HidDevice;
  readonly #lifetime = new Lifetime();
  #sending: Promise<boolean> = Promise.resolve(true);

  constructor(device: HidDevice, onReport: (reportId: number, bytes: Uint8Array) => void) {
    this.device = device;
    this.#lifetime.listen(device, 'inputreport', (event) => {
      const { reportId, data } = event as HidInputReportEvent;
      onReport(reportId, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    });
  }

  /** Whether the device could be opened. */
  async open(): Promise<boolean> {
    try {
      if (!this.device.opened) await this.device.open();
      return !this.#lifetime.isEnded;
    } catch {
      return false; // the system refuses it, another program has it, or it was unplugged at this moment
    }
  }

  /** Sends them after those before; whether all went out. */
  send(reports: readonly OutputReport[]): Promise<boolean> {
    this.#sending = this.#sending.then(() => this.#sendAll(reports));
    return this.#sending;
  }

  /** Lets go of it; other programs may have it. */
  end(): void {
    this.#lifetime.end();
    this.device.close().catch(() => undefined); // it may be gone
  }

  async #sendAll(reports: readonly OutputReport[]): Promise<boolean> {
    for (const { reportId, bytes } of reports) if (!(await this.#sendOne(reportId, bytes))) return false;
    return true;
  }

  #sendOne(reportId: number, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    if (this.#lifetime.isEnded) return Promise.resolve(false);
    return new Promise((resolve) => {
      // an end of the lifetime settles it as well
      const done = this.#lifetime.add(() => resolve(false));
      const stopTimer = this.#lifetime.after(sendTimeoutMs, done);
      const settle = (hasGone: boolean) => {
        resolve(hasGone);
        stopTimer();
        done();
      };
      this.device.sendReport(reportId, bytes).then(
        () => settle(true),
        () => settle(false),
      );
    });
  }
}
