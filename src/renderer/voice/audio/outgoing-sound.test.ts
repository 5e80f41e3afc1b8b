// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeAudioContext, FakeStream, FakeTrack, stubAudio } from './fake-media';
import { OutgoingSound } from './outgoing-sound';

const plain: Parameters<OutgoingSound['configure']>[0] = {
  microphone: [],
  noiseSuppression: 'standard',
  echoCancellation: true,
  autoGainControl: true,
  microphoneGainDb: 0,
};

describe('OutgoingSound', () => {
  let asked: unknown[];
  let sources: FakeTrack[];
  let sent: string[];
  let faults: string[];
  let outgoing: OutgoingSound;

  beforeEach(() => {
    stubAudio();
    [asked, sources, sent, faults] = [[], [], [], []];
    outgoing = new OutgoingSound({
      mediaDevices: {
        getUserMedia: ({ audio } = {}) => {
          asked.push((audio as MediaTrackConstraints).noiseSuppression);
          const source = new FakeTrack('microphone');
          sources.push(source);
          return Promise.resolve(new FakeStream([source]) as unknown as MediaStream);
        },
      },
      onState: () => {},
      onOpened: () => {},
      onTrack: (makeTrack) => sent.push((makeTrack() as unknown as FakeTrack).name),
      onSource: () => {},
      onSuppressorFailed: (reason) => faults.push(reason),
    });
  });

  const contexts = () => FakeAudioContext.made.map(({ state }) => state);

  it('gives each call a track of its own, of one microphone', async () => {
    outgoing.configure(plain, false);
    outgoing.setNeed('sent');
    const first = await outgoing.takeTrack();
    const second = outgoing.takeOpenTrack();
    expect(first).toEqual({ ok: true, value: sources[0]?.clones[1] });
    expect([sent, second]).toEqual([['microphone clone'], sources[0]?.clones[2]]);
    expect(contexts()).toEqual([]);
    outgoing.end();
    expect(outgoing.takeOpenTrack()).toBeUndefined();
  });

  it('puts a graph in between for a gain, which rests while nobody is sent anything', async () => {
    outgoing.configure({ ...plain, microphoneGainDb: 6 }, false);
    outgoing.setNeed('ready');
    await outgoing.takeTrack();
    expect([sent, contexts()]).toEqual([['silence clone'], ['suspended']]);
    outgoing.setNeed('sent');
    expect(contexts()).toEqual(['running']);
    outgoing.configure({ ...plain, microphoneGainDb: 3 }, false);
    outgoing.setNeed('none');
    expect(sources.flatMap(({ readyState, clones }) => [readyState, ...clones.map((clone) => clone.readyState)])).toEqual([
      'ended',
      'ended',
    ]);
    outgoing.configure(plain, false);
    expect(contexts()).toEqual(['closed']);
  });

  it('falls back to the suppression of the browser where strong cannot be had, and says so once', async () => {
    outgoing.configure({ ...plain, noiseSuppression: 'strong' }, false);
    outgoing.setNeed('sent');
    await vi.waitFor(() => expect(asked).toEqual([false, true]));
    expect(await outgoing.takeTrack()).toMatchObject({ ok: true, value: { name: 'microphone clone' } });
    outgoing.configure({ ...plain, noiseSuppression: 'strong', microphoneGainDb: 3 }, false);
    expect([faults.length, contexts()]).toEqual([1, ['closed', 'running']]);
    outgoing.end();
    expect(contexts()).toEqual(['closed', 'closed']);
  });
});
