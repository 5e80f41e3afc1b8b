// Default app of the substitute runtime: starts the app named on the command line, as `electron <dir>` does.
// An ES module with top-level await, so that Electron holds back `ready` until the app's own code has run.
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, utilityProcess } from 'electron';

const require = createRequire(import.meta.url);

require('./substitute-sqlite.cjs');

// a utility process has a module loader of its own, so it starts by way of substitute-utility.cjs
const fork = utilityProcess.fork.bind(utilityProcess);
utilityProcess.fork = (script, args = [], options = {}) =>
  fork(path.join(import.meta.dirname, 'substitute-utility.cjs'), [script, ...args], options);

const directory = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const manifest = require(path.join(directory, 'package.json'));
app.setName(manifest.productName ?? manifest.name);
if (manifest.version) app.setVersion(manifest.version);
app.setAppPath(directory);
await import(pathToFileURL(path.join(directory, manifest.main ?? 'index.js')));
