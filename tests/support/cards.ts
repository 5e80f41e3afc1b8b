import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from './app';
import { waitUntil } from './asterisk/wait-until';

/** A customer as a centre's file has one. */
export interface CustomerRow {
  readonly externalId: string;
  readonly name: string;
  readonly phone: string;
  readonly tariff?: string;
}

/** Imports customers the way the desk does, from a CSV file; only the system's file dialog is left out. */
export async function importCustomers(app: App, customers: readonly CustomerRow[], timeoutMs = 30_000): Promise<void> {
  const file = join(app.userData, 'customers.csv');
  const lines = customers.map(({ externalId, name, phone, tariff = '' }) => [externalId, name, phone, tariff].join(','));
  await writeFile(file, ['Customer number,Name,Phone,Tariff', ...lines, ''].join('\n'));
  await app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
  const chosen = await app.request('chooseImportFile', undefined);
  if (!chosen?.ok) throw new Error(`The file was refused: ${JSON.stringify(chosen)}`);
  const { encoding } = chosen.value;
  const started = await app.request('startImport', { mapping: ['externalId', 'name', 'phone', 'tariff'], encoding });
  if (!started.ok) throw new Error(`The import was refused: ${started.problem}`);
  const last = customers.at(-1);
  if (last) await waitUntil('the import', async () => (await app.request('searchCards', { query: last.name })).length > 0, { timeoutMs });
}
