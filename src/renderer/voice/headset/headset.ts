import { areSameLights, type HeadsetLights, isAnyLit, noLights } from '../../../core/headset/headset-lights';
import { type HeadsetLink, isOutOfStep, newLink, receive, show, showAgain } from '../../../core/headset/headset-link';
import type { HeadsetState } from '../../../core/headset/headset-state';
import type { PhoneEvent } from '../../../core/phone/phone-event';
import { type Dispose, Lifetime } from '../../lifetime';
import { chooseHeadset } from './choose-headset';
import { HeadsetPort } from './headset-port';
import type { Hid, HidDevice } from './hid';
import { playLights } from './light-test';

export interface HeadsetOptions {
  /** Absent where the system has no WebHID. */
  readonly hid: Hid | undefined;
  readonly report: (event: PhoneEvent) => void;
}

interface Connection {
  readonly port: HeadsetPort;
  link: HeadsetLink;
}

/** Longer than any headset waits for an answer to its button (Jabra: 2 s). */
const stepMs = 2500;
/** Another program may let go of it. */
const retryMs = 10_000;

/**
 * The headset's buttons and lights. Tells main which headset there is and what was pressed; shows the lights that main asks for.
 * Nothing is written before main has asked for something: another softphone may be in a call with it.
 */
export class Headset {
  readonly #options: HeadsetOptions;
  readonly #lifetime = new Lifetime();
  #connection: Connection | undefined;
  #state: HeadsetState = { kind: 'none' };
  #lights = noLights;
  /** Asked for while there was no headset to show it. */
  #isOwed = false;
  /** Labels; the chosen one is told apart, for it may be there or not. */
  #microphones: readonly string[] = [];
  #microphone = '';
  #searches = 0;
  #stopWatching: Dispose | undefined;
  #stopRetry: Dispose | undefined;
  #stopTest: Dispose | undefined;

  constructor(options: HeadsetOptions) {
    this.#options = options;
  }

  start(): void {
    const { hid } = this.#options;
    if (!hid) return;
    this.#lifetime.listen(hid, 'connect', () => void this.#search());
    this.#lifetime.listen(hid, 'disconnect', (event) => {
      if ((event as Event & { readonly device?: HidDevice }).device === this.#connection?.port.device) this.#drop();
      void this.#search();
    });
    void this.#search();
  }

  end(): void {
    this.#lifetime.end();
    this.#drop();
  }

  /** The microphone that was chosen (`''` for the system's): its headset comes first. */
  preferMicrophone(label: string): void {
    if (label === this.#microphone) return;
    this.#microphone = label;
    void this.#search();
  }

  setMicrophones(labels: readonly string[]): void {
    this.#microphones = labels;
    void this.#search();
  }

  show(lights: HeadsetLights): void {
    this.#stopTest?.();
    this.#lights = lights;
    this.#isOwed = !this.#connection;
    this.#write(lights);
  }

  /** Nothing while there is a call. */
  test(): void {
    if (!this.#connection || isAnyLit(this.#lights)) return;
    this.#stopTest?.();
    this.#stopTest = playLights(this.#lifetime, (lights) => this.#write(lights));
  }

  async #search(): Promise<void> {
    const { hid } = this.#options;
    if (!hid || this.#lifetime.isEnded) return;
    this.#stopRetry?.();
    this.#searches += 1;
    const search = this.#searches;
    const isStale = () => search !== this.#searches || this.#lifetime.isEnded;
    const devices = await hid.getDevices().catch(() => []);
    if (isStale()) return;
    const found = chooseHeadset(
      devices,
      [this.#microphone, ...this.#microphones].filter((label) => label !== ''),
    );
    if (found && 'device' in found && found.device === this.#connection?.port.device) return;
    this.#drop();
    if (!found || 'withoutButtons' in found) {
      this.#tell(found ? { kind: 'no-call-buttons', name: found.withoutButtons } : { kind: 'none' });
      return;
    }
    const { device, layout } = found;
    const name = device.productName.slice(0, 256);
    const port = new HeadsetPort(device, (reportId, bytes) => this.#receive(reportId, bytes));
    const isOpen = await port.open();
    if (isStale() || !isOpen) {
      port.end();
      if (isStale()) return;
      this.#tell({ kind: 'refused', name });
      this.#stopRetry = this.#lifetime.after(retryMs, () => void this.#search());
      return;
    }
    this.#connection = { port, link: newLink(layout) };
    const buttons = [...new Set(layout.buttons.map(({ button }) => button))];
    this.#tell({ kind: 'connected', name, buttons, hasLights: layout.lights.length > 0, isUsedElsewhere: false });
    if (this.#isOwed || isAnyLit(this.#lights)) this.show(this.#lights);
  }

  #receive(reportId: number, bytes: Uint8Array): void {
    if (!this.#connection) return;
    const { link, presses } = receive(this.#connection.link, reportId, bytes, performance.now());
    this.#connection.link = link;
    for (const press of presses) this.#options.report({ type: 'headset-pressed', press, at: Date.now() });
    this.#watchStep();
  }

  #write(lights: HeadsetLights): void {
    if (!this.#connection) return;
    // to put it down would end the call of the other program
    if (this.#isUsedElsewhere && !lights.offHook) return;
    this.#send(this.#connection, show(this.#connection.link, lights, performance.now()));
    this.#watchStep();
  }

  #send(connection: Connection, { link, reports }: ReturnType<typeof show>): void {
    connection.link = link;
    void connection.port.send(reports).then((areGone) => {
      // what it shows is not known: next time all is written
      if (!areGone) connection.link = { ...connection.link, isShown: false };
    });
  }

  /** Sees to it that a button without effect does not leave the headset thinking otherwise than we do. */
  #watchStep(): void {
    this.#stopWatching?.();
    const connection = this.#connection;
    if (!connection) return;
    if (!isOutOfStep(connection.link)) {
      this.#setUsedElsewhere(false);
      return;
    }
    this.#stopWatching = this.#lifetime.after(stepMs, () => {
      if (isAnyLit(connection.link.lights)) this.#send(connection, showAgain(connection.link));
      else this.#setUsedElsewhere(true);
    });
  }

  get #isUsedElsewhere(): boolean {
    return this.#state.kind === 'connected' && this.#state.isUsedElsewhere;
  }

  #setUsedElsewhere(isUsedElsewhere: boolean): void {
    if (this.#state.kind !== 'connected' || this.#state.isUsedElsewhere === isUsedElsewhere) return;
    this.#tell({ ...this.#state, isUsedElsewhere });
    if (this.#connection && !isUsedElsewhere && !areSameLights(this.#lights, this.#connection.link.lights)) this.show(this.#lights);
  }

  #drop(): void {
    this.#stopWatching?.();
    this.#stopTest?.();
    this.#connection?.port.end();
    this.#connection = undefined;
  }

  #tell(state: HeadsetState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    this.#options.report({ type: 'headset', state });
  }
}
