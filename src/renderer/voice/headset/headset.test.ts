import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noLights } from '../../../core/headset/headset-lights';
import { describedHeadsets } from '../../../core/headset/testing/described-headsets';
import { type PhoneEvent, phoneEventSchema } from '../../../core/phone/phone-event';
import { Headset } from './headset';
import { FakeHeadset, FakeHid } from './testing/fake-hid';

const { jabra, plantronics, epos } = describedHeadsets;
const ringing = { ...noLights, ring: true };
const talking = { ...noLights, offHook: true };
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('Headset', () => {
  let hid: FakeHid;
  let headset: Headset;
  let events: PhoneEvent[];
  const presses = () => events.flatMap((event) => (event.type === 'headset-pressed' ? [event.press] : []));
  const states = () => events.flatMap((event) => (event.type === 'headset' ? [event.state] : []));

  beforeEach(() => {
    vi.useFakeTimers();
    hid = new FakeHid();
    events = [];
    headset = new Headset({ hid, report: (event) => events.push(phoneEventSchema.parse(event)) });
    headset.start();
  });

  afterEach(() => {
    headset.end();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  async function plugIn(described = jabra as Parameters<FakeHid['plugIn']>[0]): Promise<FakeHeadset> {
    const device = hid.plugIn(described);
    await settle();
    return device;
  }

  it('finds a headset, tells its buttons, and writes nothing unasked', async () => {
    const device = await plugIn();
    expect(states()).toEqual([
      {
        kind: 'connected',
        name: 'Jabra EVOLVE LINK MS',
        buttons: ['hook', 'mute', 'flash', 'redial', 'reject'],
        hasLights: true,
        isUsedElsewhere: false,
      },
    ]);
    expect([device.opened, device.written]).toEqual([true, []]);
  });

  it('shows a ring, tells the button, and takes its own light for no button', async () => {
    const device = await plugIn();
    headset.show(ringing);
    await vi.advanceTimersByTimeAsync(3000);
    device.say(2, 1, 0);
    headset.show(talking);
    device.say(2, 1, 0);
    await settle();
    expect(presses()).toEqual([{ button: 'hook', on: true }]);
    expect(device.written).toEqual([
      [2, 0b100, 0],
      [2, 0b1, 0],
    ]);
  });

  it('speaks to a headset that has a report for each light', async () => {
    const device = await plugIn(plantronics);
    headset.show(ringing);
    headset.show(talking);
    await settle();
    expect(device.written.slice(4)).toEqual([
      [23, 1],
      [24, 0],
    ]);
  });

  it('survives being unplugged in a call, and shows the call when it is back', async () => {
    const device = await plugIn();
    headset.show(talking);
    await settle();
    device.isUnplugged = true;
    headset.show({ ...talking, mute: true }); // hangs
    hid.unplug(device);
    await settle();
    expect(states().at(-1)).toEqual({ kind: 'none' });
    device.say(2, 0, 0);
    expect(presses()).toEqual([]);
    const again = await plugIn();
    expect(again.written).toEqual([[2, 0b10011, 0]]);
  });

  it('tells a headset that came back of a call that ended meanwhile', async () => {
    const device = await plugIn();
    headset.show(talking);
    await settle();
    hid.unplug(device);
    headset.show(noLights);
    const again = await plugIn();
    expect(again.written).toEqual([[2, 0, 0]]);
  });

  it('writes all again after a report that never went out', async () => {
    const device = await plugIn(plantronics);
    headset.show(ringing);
    await settle();
    device.isUnplugged = true;
    headset.show(talking);
    await vi.advanceTimersByTimeAsync(1000);
    device.isUnplugged = false;
    device.written.length = 0;
    headset.show({ ...talking, mute: true });
    await settle();
    expect(device.written).toEqual([
      [9, 1],
      [23, 1],
      [24, 0],
      [32, 0],
    ]);
  });

  it('puts a headset right whose button had no effect', async () => {
    const device = await plugIn();
    headset.show(ringing);
    await vi.advanceTimersByTimeAsync(1000);
    device.say(2, 1, 0);
    device.written.length = 0;
    await vi.advanceTimersByTimeAsync(2500);
    expect(device.written).toEqual([[2, 0b100, 0]]);
  });

  it('notices another softphone and leaves its call alone', async () => {
    const device = await plugIn();
    device.say(2, 1, 0);
    await vi.advanceTimersByTimeAsync(2500);
    expect(states().at(-1)).toMatchObject({ isUsedElsewhere: true });
    headset.show(ringing);
    await settle();
    expect(device.written).toEqual([]);
    device.say(2, 0, 0);
    await settle();
    expect(states().at(-1)).toMatchObject({ isUsedElsewhere: false });
    expect(device.written).toEqual([[2, 0b100, 0]]);
  });

  it('says that a headset is refused, and tries again', async () => {
    const device = new FakeHeadset(jabra);
    device.isRefused = true;
    hid.devices.push(device);
    headset.setMicrophones([]);
    await settle();
    expect(states()).toEqual([{ kind: 'refused', name: 'Jabra EVOLVE LINK MS' }]);
    device.isRefused = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(states().at(-1)).toMatchObject({ kind: 'connected' });
  });

  it('prefers the headset that is talked through', async () => {
    const first = await plugIn();
    const second = await plugIn(epos);
    expect([first.opened, second.opened]).toEqual([true, false]);
    headset.setMicrophones(['Jabra EVOLVE LINK MS (0b0e:0307)', 'EPOS IMPACT D (1395:00a9)']);
    headset.preferMicrophone('EPOS IMPACT D (1395:00a9)');
    await settle();
    expect([first.opened, second.opened]).toEqual([false, true]);
  });

  it('names a headset whose keys are not for calls', async () => {
    headset.setMicrophones(['Plain headset (1234:00ff)']);
    // volume up and down, one bit each
    await plugIn({ productName: 'Plain', vendorId: 0x1234, productId: 0xff, descriptor: '050c0901a101150025017501950209e909ea8102c0' });
    expect(states()).toEqual([{ kind: 'no-call-buttons', name: 'Plain' }]);
  });

  it('shows each light once when it is tested, and a call ends the test', async () => {
    const device = await plugIn();
    headset.test();
    await vi.advanceTimersByTimeAsync(900 * 4);
    expect(device.written.map(([, byte]) => byte)).toEqual([0b100, 0b1, 0b10011, 0b1001, 0]);
    headset.test();
    await settle();
    headset.show(ringing);
    await vi.advanceTimersByTimeAsync(5000);
    expect(device.written.slice(5).map(([, byte]) => byte)).toEqual([0b100]);
    headset.test();
    await vi.advanceTimersByTimeAsync(5000);
    expect(device.written).toHaveLength(6);
  });
});
