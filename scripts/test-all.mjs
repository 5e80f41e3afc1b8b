// Every test there is: the gate, the desk in real Electron, the whole program against a real Asterisk.
// Ends with one line of totals and says in one line what could not run here.
import { spawnSync } from 'node:child_process';

/** @type {[name: string, command: string[]][]} */
const parts = [
  ['check', ['node', 'scripts/check.mjs']],
  ['build', ['electron-vite', 'build']],
  ['desk', ['playwright', 'test', '--project=desk']],
  ['asterisk', ['node', 'scripts/asterisk/run.mjs', 'playwright', 'test', '--project=asterisk']],
];

const results = parts.map(([name, [command, ...args]]) => {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  return { name, isPassed: status === 0 };
});
const failed = results.filter((result) => !result.isPassed).map((result) => result.name);
console.log(
  `\n${results.length - failed.length} of ${results.length} parts passed${failed.length > 0 ? `; failed: ${failed.join(', ')}` : ''}`,
);
process.exit(failed.length > 0 ? 1 : 0);
