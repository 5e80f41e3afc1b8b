import { type HeadsetLayout, readLayout } from '../../../core/headset/headset-layout';
import type { HidDevice } from './hid';

/** A device that has call buttons, and where they are. */
export interface FoundHeadset {
  readonly device: HidDevice;
  readonly layout: HeadsetLayout;
}

/** What was found among the devices: a headset, or the name of one whose keys are not for calls. */
export type HeadsetSearch = FoundHeadset | { readonly withoutButtons: string } | undefined;

/** Volume and playback keys (HID Usage Tables 1.5, page 0x0C). */
const consumerPage = 0x0c;

/**
 * Looks for the headset that is talked through, or else for any. One that can take calls comes before one that can only mute.
 * @param microphones labels of the microphones there are, the chosen one first
 */
export function chooseHeadset(devices: readonly HidDevice[], microphones: readonly string[]): HeadsetSearch {
  const found = devices.flatMap((device) => {
    const layout = readLayout(device.collections);
    return layout ? [{ device, layout }] : [];
  });
  const worth = ({ device, layout }: FoundHeadset) =>
    (layout.buttons.some(({ button }) => button === 'hook') ? microphones.length + 1 : 0) + closeness(device, microphones);
  const [best] = found.toSorted((one, other) => worth(other) - worth(one));
  if (best) return best;
  const mute = devices.find((device) => hasKeys(device) && closeness(device, microphones) > 0);
  return mute && { withoutButtons: mute.productName };
}

function hasKeys({ collections }: HidDevice): boolean {
  return collections.some(({ usagePage }) => usagePage === consumerPage);
}

/** How early among the microphones there is one of this device; 0 for none. Chromium writes `(vid:pid)` behind those of USB. */
function closeness({ vendorId, productId, productName }: HidDevice, microphones: readonly string[]): number {
  const hex = (id: number) => id.toString(16).padStart(4, '0');
  const ids = `(${hex(vendorId)}:${hex(productId)})`;
  const place = microphones.findIndex((label) => label.includes(ids) || (productName !== '' && label.includes(productName)));
  return place === -1 ? 0 : microphones.length - place;
}
