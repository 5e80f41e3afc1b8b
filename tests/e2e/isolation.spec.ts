import { expect, test } from '@playwright/test';
import { type App, launchApp } from '../support/app';

let app: App;

test.beforeAll(async () => {
  app = await launchApp({ policy: {} });
});
test.afterAll(() => app.dispose());

test('a page has its bridge and nothing of Node, and can neither leave nor open windows', async () => {
  const desk = await app.desk();
  expect(
    await desk.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
      bridge: Object.keys((window as unknown as { firstline: object }).firstline),
      popup: window.open('https://example.com') === null,
    })),
  ).toEqual({ node: [], bridge: ['request', 'on'], popup: true });
  await desk.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await desk.waitForTimeout(300);
  expect(desk.url()).toBe('app://firstline/desk/index.html');
});

test('a request that is not of the agreed form is refused, and the caller hears it', async () => {
  const refusal = await app.evaluateInDesk(`window.firstline.request.dial({ target: 7 }).then(() => 'taken', (error) => error.message)`);
  expect(refusal).toContain('not of the agreed form');
});

test('a page cannot run code that did not come with the program', async () => {
  const desk = await app.desk();
  const outcome = await desk.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.planted = true';
    document.head.append(script);
    return 'planted' in window;
  });
  expect(outcome).toBe(false);
});

test('only the voice page gets the microphone', async () => {
  const ask = () =>
    navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'given',
      (error: Error) => error.name,
    );
  const voice = await app.voice();
  expect(await (await app.desk()).evaluate(ask)).toBe('NotAllowedError');
  expect(await voice.evaluate(ask)).toBe('given');
});

test('the voice page is not slowed down while it is hidden', async () => {
  const isSlowedDown = await app.electron.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .find((contents) => contents.getURL().includes('/voice/'))
      ?.getBackgroundThrottling(),
  );
  expect(isSlowedDown).toBe(false);
});

test('only the voice page may speak to headsets', async () => {
  const ask = () =>
    (navigator as unknown as { hid: { getDevices(): Promise<unknown[]> } }).hid.getDevices().then(
      (devices) => Array.isArray(devices),
      (error: Error) => error.name,
    );
  expect(await (await app.desk()).evaluate(ask)).toBe('SecurityError');
  expect(await (await app.popup()).evaluate(ask)).toBe('SecurityError');
  expect(await (await app.voice()).evaluate(ask)).toBe(true);
});

test('files outside the pages are not served', async () => {
  const desk = await app.desk();
  const statuses = await desk.evaluate(() =>
    Promise.all(
      ['/..%2f..%2fpackage.json', '/%2e%2e/main/index.js', '/desk/none.js'].map((path) =>
        fetch(`app://firstline${path}`).then(
          (answer) => answer.status,
          () => 0,
        ),
      ),
    ),
  );
  expect(statuses).not.toContain(200);
});

test('a desk that dies comes back by itself and says so', async () => {
  await app.desk();
  await app.killDesk();
  await app.waitFor('the notice', ({ notices }) => notices.some((notice) => notice.kind === 'desk-restored'));
});
