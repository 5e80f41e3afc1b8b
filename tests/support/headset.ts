import type { Page } from '@playwright/test';
import { describedHeadsets } from '../../src/core/headset/testing/described-headsets';
import { parseDescriptor } from '../../src/core/headset/testing/parse-descriptor';

/** A headset on the desk of a test: a Jabra by its own report descriptor, which behaves as its makers say. */
export interface PluggedHeadset {
  press(button: 'hook' | 'mute' | 'flash' | 'reject'): Promise<void>;
  /** The names of the lights that are on. */
  lit(): Promise<string>;
  unplug(): Promise<void>;
}

interface Wire {
  press(bit: number): void;
  lights: number;
  unplug(): void;
}
type WithHeadset = Window & { headset: Wire };

/** Bits of its report 2. */
const inputBits = { hook: 0, mute: 2, flash: 3, reject: 6 } as const;
const lightNames = ['off-hook', 'mute', 'ring', 'hold', 'microphone'] as const;

/** Plugs it into the page's WebHID; nothing but that is not the product's own. */
export async function plugInHeadset(voice: Page): Promise<PluggedHeadset> {
  const { descriptor, ...identity } = describedHeadsets.jabra;
  await voice.evaluate(installHeadset, { ...identity, collections: parseDescriptor(descriptor) });
  return {
    press: (button) => voice.evaluate((bit) => (window as unknown as WithHeadset).headset.press(bit), inputBits[button]),
    async lit() {
      const lights = await voice.evaluate(() => (window as unknown as WithHeadset).headset.lights);
      return lightNames.filter((_name, bit) => (lights >> bit) & 1).join(' ');
    },
    unplug: () => voice.evaluate(() => (window as unknown as WithHeadset).headset.unplug()),
  };
}

/** Runs in the page. Its hook follows its own button and the off-hook light, and it tells of either; other buttons come and go. */
function installHeadset(described: object): void {
  const { hid } = navigator as unknown as { hid: EventTarget };
  let input = 0;
  let isUnplugged = false;
  const say = () => {
    const data = new DataView(Uint8Array.of(input, 0).buffer);
    device.dispatchEvent(Object.assign(new Event('inputreport'), { reportId: 2, data }));
  };
  const wire: Wire = {
    lights: 0,
    press(bit) {
      input ^= 1 << bit;
      say();
      if (bit === 0) return;
      input ^= 1 << bit;
      say();
    },
    unplug() {
      isUnplugged = true;
      Object.assign(hid, { getDevices: () => Promise.resolve([]) });
      hid.dispatchEvent(Object.assign(new Event('disconnect'), { device }));
    },
  };
  const device = Object.assign(new EventTarget(), {
    ...described,
    opened: false,
    open: () => Promise.resolve(),
    close: () => Promise.resolve(),
    sendReport(_reportId: number, bytes: Uint8Array) {
      if (isUnplugged) return new Promise(() => undefined);
      wire.lights = bytes[0] ?? 0;
      const before = input;
      input = (input & ~1) | (wire.lights & 1);
      if (input !== before) setTimeout(say, 20);
      return Promise.resolve();
    },
  });
  Object.assign(window, { headset: wire });
  Object.assign(hid, { getDevices: () => Promise.resolve([device]) });
  hid.dispatchEvent(Object.assign(new Event('connect'), { device }));
}
