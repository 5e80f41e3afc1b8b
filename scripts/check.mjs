// The one gate: format, lint, types, import directions, dead code, unit tests. Runs them all and names what failed.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** @type {[name: string, command: string, args: string[]][]} */
const steps = [
  // takes longest and mostly waits, which leaves the processor to the rest
  ['unit tests without a window', 'vitest', ['run', '--project=node', '--reporter=dot']],
  ['format and lint', 'biome', ['ci', '--error-on-warnings', '.']],
  ['types', 'tsc', ['-b']],
  ['type-aware lint and import directions', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['dead code', 'knip', []],
  // for themselves: a worker makes a new environment whenever it changes from one project to another
  ['unit tests of windows', 'vitest', ['run', '--project=web', '--reporter=dot']],
  ['unit tests of voices', 'vitest', ['run', '--project=voice', '--reporter=dot']],
];
const atATime = 2;

const startedAt = performance.now();
/** @type {string[]} */
const failed = [];
let passedTests = 0;

/** @param {number} since */
const secondsSince = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs a step; what it prints comes in one piece, when it is done. @param {typeof steps[number]} step */
async function run([name, command, args]) {
  const began = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  /** @type {Buffer[]} */
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
  const isPassed = await new Promise((resolve) => {
    child.on('error', (error) => {
      output.push(Buffer.from(`${error.message}\n`));
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
  process.stdout.write(Buffer.concat(output));
  passedTests += Number(/^\s*Tests .*?(\d+) passed/m.exec(stripVTControlCharacters(String(Buffer.concat(output))))?.[1] ?? 0);
  console.log(`${isPassed ? 'ok    ' : 'FAILED'} ${name} (${secondsSince(began)})`);
  if (!isPassed) failed.push(name);
}

async function runThoseLeft() {
  for (let step = steps.shift(); step; step = steps.shift()) await run(step);
}

await Promise.all(Array.from({ length: atATime }, runThoseLeft));
const tests = `${passedTests} unit tests passed`;
console.log(failed.length > 0 ? `\ncheck failed: ${failed.join(', ')}` : `\ncheck passed (${secondsSince(startedAt)}, ${tests})`);
if (process.env.CHECK_TOTALS_FILE) writeFileSync(process.env.CHECK_TOTALS_FILE, tests);
process.exit(failed.length > 0 ? 1 : 0);
