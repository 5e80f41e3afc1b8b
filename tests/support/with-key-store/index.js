// Starts the product in FIRSTLINE_STARTED on a machine without a key store as if it had one. This one guards nothing.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, safeStorage } from 'electron';

const folder = process.env.FIRSTLINE_STARTED;
if (!folder) throw new Error('FIRSTLINE_STARTED names the folder of the product');
app.setAppPath(folder);
// ahead of the product, which looks for a key store as soon as it is ready
if (process.platform === 'linux') void app.whenReady().then(() => safeStorage.setUsePlainTextEncryption(true));
await import(pathToFileURL(join(folder, 'out/main/index.js')).href);
