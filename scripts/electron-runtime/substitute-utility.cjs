// First script of each utility process on the substitute runtime: replaces SQLite, then starts the one asked for.
require('./substitute-sqlite.cjs');
const { pathToFileURL } = require('node:url');

const [script] = process.argv.splice(2, 1);
process.argv[1] = script;
void import(pathToFileURL(script).href);
