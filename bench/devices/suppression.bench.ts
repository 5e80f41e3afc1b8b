import { type NoiseSuppression, noiseSuppressionKinds } from '../../src/core/phone/noise-suppression';
import { becomeReady, launchAgent } from '../../tests/support/asterisk/agent-app';
import { startAsterisk } from '../../tests/support/asterisk/asterisk';
import { placeCall } from '../../tests/support/asterisk/caller';
import { measureCpuPercent } from '../calls/process-tree';
import { type Figure, makeFigure } from '../figure';

const rounds = 5;
const windowMs = 5000;
/** The microphone is opened anew, and the model loaded. */
const settlesMs = 2000;

/** What noise suppression costs in a call, beside the same call without. The kinds take turns: the machine has its moods. */
export async function measure(): Promise<readonly Figure[]> {
  const asterisk = await startAsterisk();
  const app = await launchAgent(asterisk, { policy: { devices: { echoCancellation: false, autoGainControl: false } } });
  await becomeReady(app);
  const caller = await placeCall(asterisk, { to: 'support', hangsUpAfterMs: 600_000 });
  const { callId } = await app.waitFor('it rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  const { settings } = await app.request('readSettings', undefined);
  const mainPid = app.electron.process().pid ?? 0;

  const onTop: Record<NoiseSuppression, number[]> = { off: [], standard: [], strong: [] };
  for (let round = 0; round < rounds; round += 1) {
    let without = 0;
    for (const noiseSuppression of noiseSuppressionKinds) {
      await app.request('changeSettings', { devices: { ...settings.devices, noiseSuppression } });
      await new Promise((resolve) => setTimeout(resolve, settlesMs));
      const percent = await measureCpuPercent(mainPid, windowMs);
      if (noiseSuppression === 'off') without = percent;
      onTop[noiseSuppression].push(percent - without);
    }
  }
  caller.vanish();
  await app.dispose();
  await asterisk.dispose();
  return [
    makeFigure(`suppression: standard on top, % of a core, ${rounds} rounds`, '%', onTop.standard, { median: 4 }),
    makeFigure(`suppression: strong on top, % of a core, ${rounds} rounds`, '%', onTop.strong, { median: 10 }),
  ];
}
