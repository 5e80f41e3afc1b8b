// Every test there is: the gate, the desk in real Electron, the whole program against a real Asterisk.
// Ends with one line of totals, in which what could not run here is named with its reason.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findAsterisk } from './asterisk/find.mjs';

const reports = mkdtempSync(join(tmpdir(), 'firstline-reports-'));

/** @param {string} name @param {string[]} command */
async function run(name, [command, ...args], env = {}) {
  console.log(`\n== ${name}`);
  const startedAt = performance.now();
  const child = spawn(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
  const [status] = await once(child, 'close');
  console.log(`== ${name}: ${Math.round((performance.now() - startedAt) / 1000)} s`);
  return status === 0;
}

/** A project of Playwright, with the totals that it gives itself. */
async function runProject(name, before = []) {
  const report = join(reports, `${name}.json`);
  const command = [...before, 'playwright', 'test', `--project=${name}`, '--reporter=line,json'];
  const isPassed = await run(name, command, { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  return { name, isPassed, totals: readTotals(report) };
}

function readTotals(report) {
  try {
    const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(report, 'utf8')).stats;
    const counts = { passed: expected, failed: unexpected, flaky, skipped };
    return Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([word, count]) => `${count} ${word}`)
      .join(', ');
  } catch {
    return 'no totals';
  }
}

async function runCheck() {
  const report = join(reports, 'check.txt');
  const isPassed = await run('check', ['node', 'scripts/check.mjs'], { CHECK_TOTALS_FILE: report });
  return { name: 'check', isPassed, totals: existsSync(report) ? readFileSync(report, 'utf8') : '' };
}

async function runAsterisk(found) {
  if ('reason' in found) return { name: 'asterisk', isSkipped: true, isPassed: true, totals: `skipped: ${found.reason}` };
  return await runProject('asterisk', ['node', 'scripts/asterisk/run.mjs']);
}

// the first time an Asterisk is downloaded, which leaves the processor to the gate
const [check, asterisk] = await Promise.all([runCheck(), findAsterisk()]);
const results = [
  check,
  { name: 'build', isPassed: await run('build', ['electron-vite', 'build']) },
  await runProject('desk'),
  await runProject('screen'),
  await runAsterisk(asterisk),
];
rmSync(reports, { recursive: true, force: true });
const failed = results.filter(({ isPassed }) => !isPassed);
const ran = results.filter(({ isSkipped }) => !isSkipped);
const parts = results.map(({ name, isPassed, totals }) => `${name} ${isPassed ? '' : 'FAILED '}${totals ? `(${totals})` : 'ok'}`);
console.log(`\n${ran.length - failed.length} of ${results.length} parts passed: ${parts.join(', ')}`);
process.exit(failed.length > 0 ? 1 : 0);
