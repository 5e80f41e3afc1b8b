// The one gate: format, lint, types, import directions, dead code, unit tests. Runs them all and names what failed.
import { spawnSync } from 'node:child_process';

/** @type {[name: string, command: string, args: string[]][]} */
const steps = [
  ['format and lint', 'biome', ['ci', '--error-on-warnings', '.']],
  ['types', 'tsc', ['-b']],
  ['type-aware lint and import directions', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['dead code', 'knip', []],
  // one after the other: side by side each worker makes a new environment whenever it changes from one to the other
  ['unit tests without a window', 'vitest', ['run', '--project=node', '--reporter=dot']],
  ['unit tests of windows', 'vitest', ['run', '--project=web', '--reporter=dot']],
  ['unit tests of voices', 'vitest', ['run', '--project=voice', '--reporter=dot']],
];

const failed = [];
for (const [name, command, args] of steps) {
  const started = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`\ncheck failed: ${failed.join(', ')}`);
  process.exit(1);
}
