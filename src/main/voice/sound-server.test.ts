import { afterEach, expect, it, vi } from 'vitest';
import { isOfDevice, watchSoundServer } from './sound-server';

const say = (text: string, then = 'setInterval(() => {}, 1000)') =>
  [process.execPath, '-e', `console.log(${JSON.stringify(text)}); ${then}`] as const;

afterEach(() => {
  vi.useRealTimers();
});

it('tells once that a headset has come, which is several devices', async () => {
  const onChange = vi.fn();
  const text = "Event 'new' on card #7\nEvent 'new' on sink #4\nEvent 'new' on source #5";
  const stop = watchSoundServer({ onChange, hasCalls: () => true, command: say(text) });
  await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), { timeout: 5000 });
  stop();
  expect(onChange.mock.calls).toEqual([[false]]);
});

it('tells that one was gone, though it is back within the same moment', async () => {
  const onChange = vi.fn();
  const stop = watchSoundServer({ onChange, hasCalls: () => true, command: say("Event 'remove' on sink #4\nEvent 'new' on sink #5") });
  await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), { timeout: 5000 });
  stop();
  expect(onChange.mock.calls).toEqual([[true]]);
});

it.each([
  ["Event 'new' on source #5", true],
  ["Event 'remove' on card #7", true],
  ["Event 'new' on sink-input #3", false],
  ["Event 'change' on client #9", false],
])('%s: %s', (line, isExpected) => {
  expect(isOfDevice(line)).toBe(isExpected);
});

it.each([
  ['is not installed', ['no-such-program-as-this']],
  ['finds no server', [process.execPath, '-e', '']],
] as const)('takes a change to be possible every two seconds of a call where the program %s', async (_, command) => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const onChange = vi.fn();
  let isInCall = false;
  const stop = watchSoundServer({ onChange, hasCalls: () => isInCall, command });
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1), { timeout: 5000 });
  vi.advanceTimersByTime(10_000);
  expect(onChange).not.toHaveBeenCalled();
  isInCall = true;
  vi.advanceTimersByTime(10_000);
  stop();
  expect([onChange.mock.calls.length, vi.getTimerCount()]).toEqual([5, 0]);
});
