// @vitest-environment node
import { expect, it } from 'vitest';
import { FakeStream, FakeTrack } from './fake-media';
import { OutgoingSound } from './outgoing-sound';

it('gives each call a track of its own, of one microphone', async () => {
  const source = new FakeTrack('microphone');
  const made: MediaStreamTrack[] = [];
  const outgoing = new OutgoingSound({
    mediaDevices: { getUserMedia: () => Promise.resolve(new FakeStream([source]) as unknown as MediaStream) },
    onState: () => {},
    onTrack: (makeTrack) => made.push(makeTrack()),
  });
  outgoing.setNeeded(true);
  const first = await outgoing.takeTrack();
  const second = outgoing.takeOpenTrack();
  expect(first).toEqual({ ok: true, value: source.clones[1] });
  expect([made, second]).toEqual([[source.clones[0]], source.clones[2]]);
  outgoing.end();
  expect(outgoing.takeOpenTrack()).toBeUndefined();
});
