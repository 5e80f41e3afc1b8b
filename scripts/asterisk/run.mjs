// Runs a command with a real Asterisk at hand: `run.mjs <command...>`. Tests find it by FIRSTLINE_ASTERISK (see
// tests/support/asterisk/place.ts). Where none can be had it says so in one line and ends well, without the command.
import { spawn } from 'node:child_process';
import { findAsterisk } from './find.mjs';
import { endLeftovers, makeRuns } from './runs.mjs';

const command = process.argv.slice(2);
const found = await findAsterisk();
if ('reason' in found) {
  console.log(`Asterisk tests skipped: ${found.reason}`);
  process.exit(0);
}
const runs = makeRuns(found.runsIn);
const place = { command: found.command(runs), runs, runsInside: found.inside(runs) };
const child = spawn(command[0], command.slice(1), {
  stdio: 'inherit',
  env: { ...process.env, FIRSTLINE_ASTERISK: JSON.stringify(place) },
  shell: process.platform === 'win32',
});
// a terminal sends Ctrl-C to the whole group; what matters here is to stay until the command is gone
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`${command[0]} could not be started: ${error.message}`);
});
child.on('close', (code, signal) => {
  endLeftovers(runs);
  process.exit(code ?? (signal ? 1 : 0));
});
