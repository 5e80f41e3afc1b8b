import { expect, it, vi } from 'vitest';
import { isOfDevice, watchSoundServer } from './sound-server';

const say = (text: string, then = 'setInterval(() => {}, 1000)') =>
  [process.execPath, '-e', `console.log(${JSON.stringify(text)}); ${then}`] as const;

it('tells once that a headset has come, which is several devices', async () => {
  const onChange = vi.fn();
  const text = "Event 'new' on card #7\nEvent 'new' on sink #4\nEvent 'new' on source #5";
  const stop = watchSoundServer({ onChange, command: say(text) });
  await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), { timeout: 5000 });
  stop();
  expect(onChange).toHaveBeenCalledTimes(1);
});

it.each([
  ["Event 'new' on source #5", true],
  ["Event 'remove' on card #7", true],
  ["Event 'new' on sink-input #3", false],
  ["Event 'change' on client #9", false],
])('%s: %s', (line, isExpected) => {
  expect(isOfDevice(line)).toBe(isExpected);
});

it('takes a PC without a sound server as it is', async () => {
  const stop = watchSoundServer({ onChange: () => {}, command: ['no-such-program-as-this'] });
  await new Promise((resolve) => setTimeout(resolve, 50));
  stop();
});
