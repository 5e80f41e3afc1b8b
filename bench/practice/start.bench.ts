import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findFreeTcpPort } from '../../tests/support/asterisk/ports';
import { waitUntil } from '../../tests/support/asterisk/wait-until';
import { endProcessTree } from '../calls/process-tree';
import { type Figure, makeFigure } from '../figure';

const root = resolve(import.meta.dirname, '../..');
const mostMs = 60_000;

/**
 * `npm start` where nothing is built yet, a new user's first run through the desk, and a practice caller rings. What is
 * downloaded is there already; `out/` is removed, and built again by `npm start` itself.
 */
export async function measure(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'firstline-bench-'));
  const policyFile = join(folder, 'policy.json');
  await writeFile(policyFile, JSON.stringify({ interface: { language: 'en' } }));
  await rm(join(root, 'out'), { recursive: true, force: true });
  const port = await findFreeTcpPort();
  const startedAt = performance.now();
  const child = spawn('npm', ['start', '--', '--', `--remote-debugging-port=${port}`, '--use-fake-device-for-media-stream'], {
    cwd: root,
    env: { ...process.env, FIRSTLINE_USER_DATA: join(folder, 'user'), FIRSTLINE_POLICY: policyFile },
    stdio: 'ignore',
  });
  try {
    const desk = await findDesk(child, port);
    const shownMs = performance.now() - startedAt;
    await walkToFirstCaller(desk);
    const rangMs = performance.now() - startedAt;
    return [
      makeFigure('practice: npm start without a build to the first screen', 'ms', [shownMs], { p95: mostMs }),
      makeFigure('practice: npm start without a build to the first caller ringing', 'ms', [rangMs], { p95: mostMs }),
    ];
  } finally {
    endProcessTree(child.pid ?? 0);
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** The desk of a program that was started by somebody else, once it is painted. */
async function findDesk(child: ChildProcess, port: number): Promise<Page> {
  const desk = await waitUntil(
    'the desk',
    async () => {
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => undefined);
      const pages = browser?.contexts().flatMap((context) => context.pages()) ?? [];
      const found = pages.find((page) => page.url().includes('/desk/'));
      if (!found) await browser?.close();
      return found;
    },
    { timeoutMs: mostMs * 2 },
  );
  await desk.getByRole('heading', { name: 'Welcome to Firstline' }).waitFor();
  return desk;
}

async function walkToFirstCaller(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: 'Next' }).click();
  await desk.getByRole('heading', { name: 'Check your headset' }).waitFor();
  await desk.getByRole('button', { name: 'Next' }).click();
  await desk.getByRole('button', { name: 'Practice now' }).click();
  await desk.getByText('Press F10 to be ready').waitFor();
  await desk.getByText('Line good').waitFor();
  await desk.keyboard.press('F10');
  await desk.getByRole('button', { name: 'Answer', exact: true }).waitFor();
}
