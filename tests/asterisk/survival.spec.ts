import { expect, test } from '@playwright/test';
import { disposeApps } from '../support/app';
import { becomeReady, launchAgent } from '../support/asterisk/agent-app';
import { type Asterisk, startAsterisk } from '../support/asterisk/asterisk';
import { placeCall } from '../support/asterisk/caller';
import { readRecording, waitUntilRecorded } from '../support/asterisk/recordings';
import { longestGap, measureTones, tones } from '../support/asterisk/tone';
import { waitUntil } from '../support/asterisk/wait-until';

test.describe.configure({ timeout: 120_000 });

let asterisk: Asterisk;

test.beforeAll(async () => {
  asterisk = await startAsterisk();
});
test.afterEach(disposeApps);
test.afterAll(() => asterisk.dispose());

const shownFields = `JSON.stringify([...document.querySelectorAll('input, textarea')].map((field) => field.value))`;
const shownText = 'document.body.innerText';

test("the desk's process dies in mid-call: the call goes on, and the desk comes back as it was", async () => {
  const app = await launchAgent(asterisk);
  await becomeReady(app);
  const caller = await placeCall(asterisk, { to: 'support' });
  const { callId } = await app.waitFor('the call rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  await waitUntilRecorded(asterisk, caller.recording, 'to', ['agent']);
  await app.request('createCard', { conversationId: callId, name: 'Anna Example' });
  const desk = await app.desk();
  const note = desk.getByRole('textbox', { name: 'In short' });
  await note.fill('router restarts at ni');
  const before = await app.waitFor('the draft is kept', ({ conversations }) =>
    conversations.find(({ form }) => JSON.stringify(form?.values).includes('router restarts at ni')),
  );
  const answer = before.script?.script.steps.find(({ stepId }) => stepId === before.script?.progress.stepId)?.answers[0];
  if (answer) await app.request('answerScript', { conversationId: callId, answerId: answer.answerId });
  const { calls, conversations, agent } = await app.state();

  await app.killDesk();
  await waitUntil('the desk is back', async () => String(await app.evaluateInDesk(shownText).catch(() => '')).includes('Anna Example'));
  const after = await app.state();
  expect(after.calls).toEqual(calls);
  expect(after.conversations).toEqual(conversations);
  expect(after.agent).toEqual(agent);
  await waitUntil('what was typed is shown again', async () =>
    String(await app.evaluateInDesk(shownFields)).includes('router restarts at ni'),
  );

  await waitUntilRecorded(asterisk, caller.recording, 'to', ['agent']);
  const heard = measureTones(await readRecording(asterisk, caller.recording, 'to'), tones);
  expect(longestGap(heard, 'agent')).toBeLessThan(0.5);
  await app.request('hangUp', { callId });
  await waitUntil('the caller is hung up', caller.hasEnded);
});

test('the program is killed while typing: the draft is back', async () => {
  const app = await launchAgent(asterisk);
  await becomeReady(app);
  const caller = await placeCall(asterisk, { to: 'support' });
  const { callId } = await app.waitFor('the call rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  const desk = await app.desk();
  const note = desk.getByRole('textbox', { name: 'In short' });
  await note.pressSequentially('the bill is too high', { delay: 20 });
  await app.waitFor('the draft is kept', ({ conversations }) => JSON.stringify(conversations).includes('the bill is too hig'));
  await app.kill();

  const again = await launchAgent(asterisk, { userData: app.userData });
  const back = await again.waitFor('the conversation is back', ({ conversations }) =>
    conversations.find((one) => one.conversationId === callId),
  );
  expect(back.isCallOver).toBe(true);
  await waitUntil('what was typed is shown again', async () =>
    String(await again.evaluateInDesk(shownFields)).includes('the bill is too hig'),
  );
  caller.vanish();
});

test('the PBX is killed in mid-call: the call ends here too, and the agent is ready when the PBX is back', async () => {
  // another agent: after a kill the PBX thinks for a while that the first one still talks
  const app = await launchAgent(asterisk, { user: '1002' });
  await becomeReady(app);
  const caller = await placeCall(asterisk, { to: 'sales' });
  const { callId } = await app.waitFor('the call rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  await asterisk.kill();
  caller.vanish();
  await app.waitFor('the call is over', ({ calls }) => calls.every(({ state }) => state === 'ended'), 60_000);
  await asterisk.start();
  await app.waitFor('the line is back', ({ line }) => line.kind === 'registered', 60_000);
});
