// Puts the substitute runtime's own build of better-sqlite3 in the place of ours, in the process that loads this file.
const Module = require('node:module');
const path = require('node:path');

const loadJavaScript = Module._extensions['.js'];
Module._extensions['.js'] = (module, file) => {
  const isOurSqlite = /[\\/]node_modules[\\/]better-sqlite3[\\/]lib[\\/]index\.js$/.test(file);
  if (isOurSqlite && !file.startsWith(process.resourcesPath))
    module.exports = require(path.join(process.resourcesPath, 'better-sqlite3/node_modules/better-sqlite3'));
  else loadJavaScript(module, file);
};
