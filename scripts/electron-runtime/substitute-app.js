// Default app of the substitute runtime: starts the app named on the command line, as `electron <dir>` does.
// An ES module with top-level await, so that Electron holds back `ready` until the app's own code has run.
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);

const loadJavaScript = Module._extensions['.js'];
Module._extensions['.js'] = (module, file) => {
  const isOurSqlite = /[\\/]node_modules[\\/]better-sqlite3[\\/]lib[\\/]index\.js$/.test(file);
  if (isOurSqlite && !file.startsWith(process.resourcesPath))
    module.exports = require(path.join(process.resourcesPath, 'better-sqlite3/node_modules/better-sqlite3'));
  else loadJavaScript(module, file);
};

const directory = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const manifest = require(path.join(directory, 'package.json'));
app.setName(manifest.productName ?? manifest.name);
if (manifest.version) app.setVersion(manifest.version);
app.setAppPath(directory);
await import(pathToFileURL(path.join(directory, manifest.main ?? 'index.js')));
