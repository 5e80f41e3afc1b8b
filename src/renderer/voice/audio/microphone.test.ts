// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MicrophoneState } from '../../../core/phone/phone-event';
import { FakeAudioContext, FakeStream, FakeTrack } from './fake-media';
import { Microphone } from './microphone';

const settings = {
  microphone: [{ label: 'Headset', deviceId: 'h1' }],
  noiseSuppression: true,
  echoCancellation: true,
  autoGainControl: true,
};
const headset = { label: 'Headset', deviceId: 'h1' };
const webcam = { label: 'Webcam', deviceId: 'w1' };
const devices = (...microphones: { label: string; deviceId: string }[]) => ({
  microphones,
  speakers: [],
  hasMicrophone: microphones.length > 0,
});

class FakeDevices {
  /** Names of DOMExceptions to be thrown by the next requests; undefined grants. */
  refusals: (string | undefined)[] = [];
  readonly asked: string[] = [];
  readonly tracks: FakeTrack[] = [];

  getUserMedia = async ({ audio }: { audio: { deviceId?: { exact: string } } }): Promise<MediaStream> => {
    const id = audio.deviceId?.exact ?? '';
    this.asked.push(id);
    await Promise.resolve();
    const refusal = this.refusals.shift();
    if (refusal) throw new DOMException('', refusal);
    const track = new FakeTrack(id || 'default');
    this.tracks.push(track);
    return new FakeStream([track]) as unknown as MediaStream;
  };
}

describe('Microphone', () => {
  let media: FakeDevices;
  let states: MicrophoneState[];
  let sources: string[];
  let opened: string[];
  let microphone: Microphone;

  beforeEach(() => {
    media = new FakeDevices();
    states = [];
    sources = [];
    opened = [];
    microphone = new Microphone({
      mediaDevices: media as unknown as MediaDevices,
      onState: (state) => states.push(state),
      onOpened: (deviceId) => opened.push(deviceId),
      onSource: (source) => sources.push((source as unknown as FakeTrack).name),
    });
    microphone.configure(settings, false);
    vi.stubGlobal('AudioContext', FakeAudioContext);
  });

  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };

  it('opens the chosen device when it is needed and lets go of it when not', async () => {
    microphone.setDevices(devices(webcam, headset));
    microphone.setNeeded(true);
    await settle();
    expect(microphone.source).toMatchObject({ name: 'h1' });
    microphone.setNeeded(false);
    expect(states).toEqual(['closed', 'open', 'closed']);
    expect(media.tracks[0]?.readyState).toBe('ended');
    expect(microphone.source).toBeUndefined();
  });

  it.each([
    ['NotFoundError', 'missing'],
    ['NotAllowedError', 'refused'],
    ['NotReadableError', 'failed'],
  ])('says for %s that it is %s', async (name, problem) => {
    media.refusals = [name];
    microphone.setNeeded(true);
    expect(await microphone.open()).toEqual({ ok: false, problem });
    microphone.setNeeded(false);
    expect(states).toEqual([problem]);
  });

  it('says that there is none before anybody asks', () => {
    microphone.setDevices(devices());
    microphone.setDevices(devices(webcam));
    expect(states).toEqual(['missing', 'closed']);
  });

  it('takes the default when the chosen one has just gone', async () => {
    microphone.setDevices(devices(headset));
    media.refusals = ['OverconstrainedError'];
    microphone.setNeeded(true);
    await settle();
    expect([media.asked, states]).toEqual([
      ['h1', ''],
      ['closed', 'open'],
    ]);
  });

  it('takes the next of the list when another program has the first, and the first again once it is asked', async () => {
    const wanted = { ...settings, microphone: [headset, webcam] };
    microphone.setDevices(devices(headset, webcam));
    microphone.configure(wanted, false);
    media.refusals = ['NotReadableError'];
    microphone.setNeeded(true);
    await settle();
    expect([media.asked, states, opened]).toEqual([['h1', 'w1'], ['closed', 'open'], ['w1']]);
    microphone.tryAgain();
    await settle();
    expect([media.asked.slice(2), opened]).toEqual([['h1'], ['w1', 'h1']]);
    microphone.tryAgain();
    microphone.configure(wanted, false);
    await settle();
    expect(media.asked).toHaveLength(3);
  });

  it.each(['NotReadableError', 'AbortError'])('takes the default when none of the list can be had for %s', async (name) => {
    microphone.setDevices(devices(headset, webcam));
    microphone.configure({ ...settings, microphone: [headset, webcam] }, false);
    media.refusals = [name, name];
    microphone.setNeeded(true);
    await settle();
    expect([media.asked, states, opened]).toEqual([['h1', 'w1', ''], ['closed', 'open'], ['']]);
  });

  it('asks for no other when the system refuses', async () => {
    microphone.setDevices(devices(headset, webcam));
    microphone.configure({ ...settings, microphone: [headset, webcam] }, false);
    media.refusals = ['NotAllowedError'];
    microphone.setNeeded(true);
    await settle();
    expect([media.asked, states]).toEqual([['h1'], ['closed', 'refused']]);
  });

  it('goes silent at once when the device is pulled, then takes another, then the chosen one again', async () => {
    microphone.setDevices(devices(headset));
    microphone.setNeeded(true);
    await settle();
    media.tracks[0]?.lose();
    expect(sources.at(-1)).toBe('silence');
    await settle();
    microphone.setDevices(devices(webcam));
    await settle();
    microphone.setDevices(devices(webcam, headset));
    await settle();
    expect(sources).toEqual(['h1', 'silence', 'h1', 'silence', 'default', 'h1']);
    expect(media.tracks.filter(({ readyState }) => readyState === 'live').length).toBe(1);
  });

  it('notices by the list alone that its device has gone, since the track may stay live on another', async () => {
    microphone.setDevices(devices(headset, webcam));
    microphone.setNeeded(true);
    await settle();
    microphone.setDevices(devices(webcam));
    await settle();
    expect(media.asked).toEqual(['h1', '']);
  });

  it('tries again when a device comes', async () => {
    media.refusals = ['NotFoundError'];
    microphone.setNeeded(true);
    await settle();
    microphone.setDevices(devices(headset));
    await settle();
    expect(states).toEqual(['missing', 'open']);
  });

  it.each([
    ['NotFoundError', 'missing'],
    ['NotAllowedError', 'refused'],
  ])('is silent for %s where it may be, and no longer when it may not', async (name, problem) => {
    media.refusals = [name, name];
    microphone.configure(settings, true);
    microphone.setNeeded(true);
    expect(await microphone.open()).toMatchObject({ ok: true, value: { name: 'silence' } });
    expect(microphone.source).toMatchObject({ name: 'silence' });
    microphone.configure(settings, false);
    await settle();
    expect(microphone.source).toBeUndefined();
    expect(states).toEqual(['silent', problem]);
  });

  it('prefers a real microphone to silence as soon as there is one', async () => {
    media.refusals = ['NotFoundError'];
    microphone.setDevices(devices());
    microphone.configure(settings, true);
    microphone.setNeeded(true);
    await settle();
    microphone.setDevices(devices(headset));
    await settle();
    expect(states).toEqual(['missing', 'silent', 'open']);
    expect(sources).toEqual(['silence', 'h1']);
  });

  it('sees that what was refused may be used now, though nobody needs it, and keeps nothing open', async () => {
    media.refusals = ['NotAllowedError', 'NotAllowedError'];
    microphone.setNeeded(true);
    await settle();
    microphone.setNeeded(false);
    microphone.configure(settings, false);
    await settle();
    expect(states).toEqual(['refused']);
    microphone.configure(settings, false);
    await settle();
    expect(states).toEqual(['refused', 'open', 'closed']);
    expect(media.tracks.map(({ readyState }) => readyState)).toEqual(['ended']);
  });

  it('asks again for what was refused, and not for what it has', async () => {
    media.refusals = ['NotAllowedError'];
    microphone.setNeeded(true);
    await settle();
    microphone.tryAgain();
    await settle();
    microphone.tryAgain();
    await settle();
    expect([media.asked, states]).toEqual([
      ['', ''],
      ['refused', 'open'],
    ]);
  });

  it('drops what it has opened when nobody needs it any more', async () => {
    microphone.setNeeded(true);
    microphone.setNeeded(false);
    await settle();
    expect(media.tracks.map(({ readyState }) => readyState)).toEqual(['ended']);
    expect(states).toEqual([]);
  });
});
