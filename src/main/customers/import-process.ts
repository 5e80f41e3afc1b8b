import { createImportService } from './serve-import';

// Entry of the utility process that reads tables and writes cards, so that main's thread stays free.
const port = process.parentPort;
const serve = createImportService((reply) => port.postMessage(reply));
port.on('message', ({ data }) => void serve(data));
