import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Output } from './output';
import { Ringer } from './ringer';

const speaker = { label: 'Speaker', deviceId: 's1' };
const headset = { label: 'Headset', deviceId: 'h1' };
const stream = {} as MediaStream;

describe('sound on the chosen devices', () => {
  let placed: string[];

  beforeEach(() => {
    placed = [];
    vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
    vi.spyOn(HTMLMediaElement.prototype, 'pause').mockReturnValue();
    URL.createObjectURL = () => 'blob:signal';
    Object.assign(HTMLMediaElement.prototype, {
      setSinkId(this: HTMLAudioElement, id: string): Promise<void> {
        placed.push(`${this.dataset.callId ?? this.dataset.ringer}: ${id}`);
        return id === 'gone' ? Promise.reject(new DOMException('', 'NotFoundError')) : Promise.resolve();
      },
    });
    Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', { value: null, writable: true, configurable: true });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    document.body.replaceChildren();
  });

  it('plays each call on the speaker, follows it away and back, and nothing else', () => {
    const output = new Output(document.body);
    output.setDevices([speaker, headset]);
    output.setWanted([headset]);
    output.play('a', stream);
    output.play('a', stream);
    output.setDevices([headset]);
    output.setDevices([]);
    output.setDevices([headset, speaker]);
    expect(placed).toEqual(['a: h1', 'a: ', 'a: h1']);
    output.play('b', stream);
    output.stop('a');
    output.stop('a');
    expect([...document.querySelectorAll('audio')].map(({ dataset }) => dataset.callId)).toEqual(['b']);
    output.end();
    expect(document.querySelectorAll('audio').length).toBe(0);
  });

  it('falls back to the default where the device cannot be had', async () => {
    const output = new Output(document.body);
    output.setDevices([{ label: 'Old', deviceId: 'gone' }]);
    output.setWanted([{ label: 'Old', deviceId: '' }]);
    output.play('a', stream);
    await Promise.resolve();
    await Promise.resolve();
    expect(placed).toEqual(['a: gone', 'a: ']);
  });

  it('rings on a device of its own', () => {
    const ringer = new Ringer(document.body, 'ring');
    ringer.setDevices([speaker, headset]);
    ringer.prepare(['ring']);
    ringer.setWanted([speaker]);
    ringer.setDevices([speaker]);
    expect(placed).toEqual(['ring: ', 'ring: s1']);
  });
});
