// Runs a command with everything it needs in place: node_modules, a current Node first in PATH, an Electron
// runtime and, on Linux, its system libraries and a display. Plain Node >= 20.17, no dependencies.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const env = { ...process.env, PATH: join(root, 'node_modules/.bin') + delimiter + process.env.PATH };
const onWindows = process.platform === 'win32';
const onLinux = process.platform === 'linux';
const asRoot = process.getuid?.() === 0;

const debianPackages = 'libgtk-3-0 libnss3 libasound2 libgbm1 libxss1 libatk-bridge2.0-0 libdrm2 libxtst6 libnotify4 xvfb xauth'.split(' ');

/** Runs a command to its end; output goes to this terminal unless `options` say otherwise. */
function run(command, args, options) {
  return spawnSync(command, args, { cwd: root, env, stdio: 'inherit', shell: onWindows, ...options });
}

function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

function modifiedAt(file) {
  const path = join(root, file);
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

function isCommand(name) {
  return run('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0;
}

/** No package of ours needs its install script; better-sqlite3's would want a compiler although it brings its binaries. */
function ensureDependencies() {
  if (modifiedAt('node_modules/.package-lock.json') >= modifiedAt('package-lock.json')) return;
  console.log('Installing dependencies (npm ci) ...');
  if (run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']).status) fail('npm ci failed');
}

/** Linux and Windows bring their own Node 24 as an optional dependency; elsewhere the machine's own must do. */
function ensureNode() {
  const { stdout } = run('node', ['-p', 'process.versions.node'], { encoding: 'utf8', stdio: 'pipe' });
  const [major, minor] = stdout.trim().split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 14)) fail(`Node 22.14 or newer is needed, found ${stdout.trim()}`);
}

function ensureElectron() {
  if (env.ELECTRON_EXEC_PATH) return;
  const resolved = run('node', ['scripts/electron-runtime/resolve.mjs'], { stdio: ['inherit', 'pipe', 'inherit'], encoding: 'utf8' });
  if (resolved.status) fail('No Electron runtime');
  Object.assign(env, JSON.parse(resolved.stdout));
}

/** Newer Debian and Ubuntu have some libraries under another name, with `t64` at its end. */
function nameHere(library) {
  const isThere = (name) => {
    const { stdout } = run('apt-cache', ['policy', name], { env: { ...env, LC_ALL: 'C' }, stdio: 'pipe', encoding: 'utf8' });
    return /Candidate: (?!\(none\))/.test(stdout ?? '');
  };
  return !isThere(library) && isThere(`${library}t64`) ? `${library}t64` : library;
}

function ensureLinuxLibraries(needsDisplay) {
  const lacksLibrary = run('ldd', [env.ELECTRON_EXEC_PATH], { stdio: 'pipe', encoding: 'utf8' }).stdout.includes('not found');
  if (!lacksLibrary && !(needsDisplay && !isCommand('xvfb-run'))) return;
  const mayInstall = asRoot && isCommand('apt-get');
  if (mayInstall && run('apt-get', ['update', '-qq']).status) fail('apt-get failed');
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...debianPackages.map(nameHere)];
  if (!mayInstall) fail(`System libraries are missing. Run: sudo ${install.join(' ')} (or install what your system calls these)`);
  console.log(`Installing system libraries: ${install.join(' ')}`);
  const quiet = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  if (run(install[0], ['-qq', ...install.slice(1)], quiet).status) fail('apt-get failed');
}

/**
 * Chromium refuses its sandbox as root, and Ubuntu 24.04 and later let no program make the user namespaces it needs that
 * AppArmor does not know of. What is installed by a package has its sandbox.
 */
function isSandboxBarred() {
  const restriction = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  return asRoot || (existsSync(restriction) && readFileSync(restriction, 'utf8').trim() === '1');
}

ensureDependencies();
ensureNode();
ensureElectron();
let command = process.argv.slice(2);
if (onLinux) {
  const needsDisplay = !env.DISPLAY && !env.WAYLAND_DISPLAY;
  if (isSandboxBarred()) env.NO_SANDBOX = '1';
  ensureLinuxLibraries(needsDisplay);
  if (needsDisplay) command = ['xvfb-run', '-a', '-s', '-screen 0 1920x1080x24', ...command];
}
const child = spawn(command[0], command.slice(1), { cwd: root, env, stdio: 'inherit', shell: onWindows });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
