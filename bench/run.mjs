// Runs the benchmarks, each beside its bare reference: `npm run bench [-- NAME] [-- --json FILE]`.
// NAME is part of a benchmark's path, e.g. `calls` or `ring`.
import { globSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { findAsterisk } from '../scripts/asterisk/find.mjs';
import { endLeftovers, makeRuns } from '../scripts/asterisk/runs.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
const root = resolve(import.meta.dirname, '..');
const files = globSync('bench/*/*.bench.ts', { cwd: root }).sort();
const chosen = files.filter((file) => positionals.length === 0 || positionals.some((name) => file.includes(name)));
if (chosen.length === 0) {
  console.error(`No such benchmark; there are:\n${files.map((file) => `  ${file}`).join('\n')}`);
  process.exit(1);
}

/** @param {string} file */
const needsPbx = (file) => /bench[/\\](calls|devices|recovery)/.test(file);

/** Benchmarks of calls need a PBX; without one they are left out, and that is said. */
async function provideAsterisk() {
  if (!chosen.some(needsPbx)) return;
  const found = await findAsterisk();
  if ('reason' in found) return console.log(`Benchmarks of calls left out: ${found.reason}`);
  const runs = makeRuns(found.runsIn);
  process.env.FIRSTLINE_ASTERISK = JSON.stringify({ command: found.command(runs), runs, runsInside: found.inside(runs) });
  process.on('exit', () => endLeftovers(runs));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
}

function print(figures) {
  const number = (value) => (value === null ? '' : value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2));
  const rows = figures.map(({ name, unit, median, p95, worst, reference, ratio, limit, holds }) => [
    name,
    unit,
    number(median),
    number(p95),
    number(worst),
    number(reference),
    number(ratio),
    limit,
    holds ? 'yes' : 'NO',
  ]);
  const table = [['name', 'unit', 'median', 'p95', 'worst', 'reference', 'ratio', 'limit', 'holds'], ...rows];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
}

await provideAsterisk();
const figures = [];
let hasFailed = false;
for (const file of chosen) {
  if (needsPbx(file) && !process.env.FIRSTLINE_ASTERISK) continue;
  console.log(`${file} ...`);
  try {
    const { module } = await runnerImport(resolve(root, file), { configFile: false, root, logLevel: 'error' });
    figures.push(...(await module.measure()));
  } catch (error) {
    hasFailed = true;
    console.error(`${file} failed:`, error);
  }
}
print(figures);
if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
process.exit(hasFailed || figures.some(({ holds }) => !holds) ? 1 : 0);
