import { expect, test } from '@playwright/test';
import { type App, launchApp } from '../support/app';

let app: App;

test.afterEach(() => app.dispose());

test('a new program goes into practice, a caller rings, and the call ends up as a result', async () => {
  app = await launchApp({ policy: { interface: { language: 'en' } } });
  expect(await app.request('enterPractice', undefined)).toEqual({ ok: true });
  await app.waitFor('practice', ({ practice, line }) => practice !== null && line.kind === 'registered');
  await app.request('setReady', undefined);
  await app.waitFor('ready', ({ agent }) => agent.state.kind === 'ready' && agent.confirmed === 'available');
  const call = await app.waitFor('a caller', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId: call.callId });
  await app.waitFor('talking', ({ calls }) => calls.some(({ state }) => state === 'talking'));
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await app.request('hangUp', { callId: call.callId });
  await app.waitFor('wrap-up', ({ agent }) => agent.state.kind === 'wrap-up');
});
